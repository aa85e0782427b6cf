"""The newsletter on the desk: compose, order, write, look, propose, approve."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import override

from alliance87.core.languages import LANGUAGES
from alliance87.core.text import number_in
from alliance87.core.views import PortalPage, PortalView
from partners.domain.stale import StaleEditError
from partners.views.stale import both_texts
from secretariat import emails
from secretariat.domain.newsletter import composing, sending
from secretariat.enums import IssueState
from secretariat.forms.issue import EntryForm, IssueForm, ProposeIssueForm
from secretariat.models import Entry, Issue, Section
from secretariat.queries.newsletter.content import (
    EntryView,
    SectionView,
    issue_content,
    known_to,
    parity_of,
    sections_of,
)
from secretariat.queries.newsletter.readers import readers_of
from secretariat.views.typed import previews_of

FEWEST = 5  # readers that an editor is told the number of: fewer are nearly persons
# Links work, nothing else does.
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups"


class OfIssue(PortalView):
    permission = "secretariat.edit_newsletter"

    @cached_property
    def issue(self) -> Issue:
        related = ("proposed_by", "approved_by", "mailing")
        return get_object_or_404(Issue.objects.select_related(*related), number=self.kwargs["number"])

    def entry_or_404(self, pk: int | None) -> Entry:
        """One of the issue's that the reader may know of (P5)."""
        found = Entry.objects.select_related("section", "contribution__organisation")
        entry: Entry = get_object_or_404(found, pk=pk, section__issue=self.issue)
        if not known_to(self.request.user, [entry]):
            raise Http404
        return entry


class IssueDeskView(OfIssue, PortalPage):
    """Where an issue stands: its parts in order, its languages, and what can be done next."""

    template_name = "secretariat/issues/issue.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", ProposeIssueForm())
        user, issue = self.request.user, self.issue
        readers = readers_of(issue).count()
        return super().get_context_data(
            issue=issue,
            sections=sections_of(issue, desk=user),
            parity=parity_of(issue),
            readers=readers,
            sees_readers=readers >= FEWEST or user.has_perm("secretariat.manage_readers"),
            is_draft=issue.state == IssueState.DRAFT,
            may_approve=issue.state == IssueState.PROPOSED
            and user.has_perm("secretariat.approve_issue", issue),
            **kwargs,
        )


class IssueVerbView(IssueDeskView):
    """A button of the page. A GET shows the page, so that going back after signing in lands well."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("secretariat:issue", self.kwargs["number"])

    def post(self, request: HttpRequest, number: int, verb: str) -> HttpResponse:
        act = {
            "collect": self._collect,
            "test": self._test,
            "propose": self._propose,
            "approve": self._approve,
            "take-back": self._take_back,
        }.get(verb)
        if act is None:
            raise Http404
        try:
            return act() or redirect("secretariat:issue", number)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return self.render_to_response(self.get_context_data(), status=422)

    def _collect(self) -> None:
        added = composing.collect_events(actor=self.request.user, issue=self.issue)
        messages.success(self.request, _("Newly collected: %(number)s") % {"number": added})

    def _test(self) -> None:
        sending.send_test(actor=self.request.user, issue=self.issue)
        messages.success(self.request, _("A test in the three languages is on its way to you."))

    def _propose(self) -> HttpResponse | None:
        form = ProposeIssueForm(self.request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        sending.propose_issue(actor=self.request.user, issue=self.issue, **form.cleaned_data)
        messages.success(self.request, _("A second person reads and approves it now."))
        return None

    def _approve(self) -> None:
        read = number_in(self.request.POST.get("revision", ""))
        sending.approve_issue(
            actor=self.request.user, issue=self.issue, revision=-1 if read is None else read
        )
        messages.success(self.request, _("Approved. It leaves at its hour."))

    def _take_back(self) -> None:
        sending.take_back_issue(actor=self.request.user, issue=self.issue)
        messages.success(self.request, _("The issue is a draft again."))


class IssueEditView(OfIssue):
    """Title, introduction and readers."""

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        return self._page(self._form(instance=self.issue))

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        form = self._form(request.POST, instance=Issue.objects.get(pk=self.issue.pk))
        if "preview" in request.POST:
            return self._page(form, previews=previews_of(form, form.instance, []))
        return save_or_say(
            form,
            lambda: composing.save_issue(
                actor=request.user,
                issue=self.issue,
                revision=form.cleaned_data["revision"],
                values=form.values(),
            ),
            redirect("secretariat:issue", number),
            self._page,
        )

    def _form(self, *args: Any, **kwargs: Any) -> IssueForm:
        chooses = self.request.user.has_perm("secretariat.manage_readers")
        return IssueForm(*args, chooses_readers=chooses, **kwargs)

    def _page(self, form: IssueForm, status: int = 200, **more: Any) -> HttpResponse:
        context = {"form": form, "issue": self.issue, **more}
        return render(self.request, "secretariat/issues/edit.html", context, status=status)


class EntryEditView(OfIssue):
    """The texts of one entry."""

    @cached_property
    def entry(self) -> Entry:
        return self.entry_or_404(self.kwargs["pk"])

    def get(self, request: HttpRequest, number: int, pk: int) -> HttpResponse:
        return self._page(EntryForm(instance=self.entry))

    def post(self, request: HttpRequest, number: int, pk: int) -> HttpResponse:
        form = EntryForm(request.POST, instance=Entry.objects.get(pk=self.entry.pk))
        if "preview" in request.POST:
            sections = [SectionView(self.entry.section, [EntryView(form.instance)])]
            return self._page(form, previews=previews_of(form, self.issue, sections))
        return save_or_say(
            form,
            lambda: composing.save_entry(
                actor=request.user,
                entry=self.entry,
                revision=form.cleaned_data["revision"],
                values=form.values(),
            ),
            redirect("secretariat:issue", number),
            self._page,
        )

    def _page(self, form: EntryForm, status: int = 200, **more: Any) -> HttpResponse:
        context = {"form": form, "issue": self.issue, "entry": self.entry, **more}
        return render(self.request, "secretariat/issues/entry.html", context, status=status)


def save_or_say(form: Any, save: Any, then: HttpResponse, page: Any) -> HttpResponse:
    """Save and go on; or the same page with what was typed and what is wrong with it."""
    if not form.is_valid():
        return page(form, status=422)  # type: ignore[no-any-return]
    try:
        save()
    except StaleEditError as stale:
        return page(form, status=409, changes=both_texts(form, stale))  # type: ignore[no-any-return]
    except ValidationError as error:
        form.add_error(None, error)
        return page(form, status=422)  # type: ignore[no-any-return]
    return then


class OrderView(OfIssue):
    """Up, down, out, in again, and a new entry: a button each, without script."""

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        return redirect("secretariat:issue", number)

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        verb, _dash, pk = request.POST.get("do", "").partition("-")
        kind, _colon, verb = verb.partition(":")
        if kind not in ("section", "entry"):
            raise Http404
        thing: Any = (
            self.entry_or_404(number_in(pk))
            if kind == "entry"
            else get_object_or_404(Section, pk=number_in(pk), issue=self.issue)
        )
        try:
            anchor = self._act(thing, kind, verb)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            anchor = ""
        target = redirect("secretariat:issue", number)
        target["Location"] += anchor
        return target

    def _act(self, thing: Any, kind: str, verb: str) -> str:
        actor = self.request.user
        if verb in ("up", "down"):
            composing.move(actor=actor, thing=thing, up=verb == "up")
        elif kind == "entry" and verb in ("out", "in"):
            composing.leave_out(actor=actor, entry=thing, is_out=verb == "out")
        elif kind == "section" and verb == "add":
            thing, kind = composing.add_entry(actor=actor, section=thing), "entry"
        else:
            raise Http404
        return f"#{kind}-{thing.pk}"


class WebPreviewView(OfIssue, PortalPage):
    """The issue as its page will look."""

    template_name = "secretariat/newsletter/issue.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(content=issue_content(self.issue), is_preview=True, **kwargs)


class MailPreviewView(OfIssue):
    """The issue as a mail, in a language, formatted or plain; in a sandbox of its own."""

    def get(self, request: HttpRequest, number: int, language: str, form: str) -> HttpResponse:
        if language not in LANGUAGES or form not in ("html", "text"):
            raise Http404
        with override(language):
            mail = emails.issue_preview(self.issue, language)
        if form == "text":
            return HttpResponse(mail.text, content_type="text/plain; charset=utf-8")
        response = HttpResponse(mail.html)
        response["Content-Security-Policy"] = SANDBOX
        return response
