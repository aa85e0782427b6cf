"""The exchange: questions on topics and in groups, their answers, and what each reader does with a post."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from alliance87.core.rate_limit import is_within
from alliance87.core.views import SIGNED_IN, PortalPage
from partners.domain.exchange import (
    answer_question,
    ask_question,
    choose_exchange_mail,
    edit_post,
    note_mention,
)
from partners.domain.exchange_moderation import moderate_post, report_post
from partners.forms.exchange import EditForm, ModerateForm, PostForm, QuestionForm, ReportForm
from partners.models import ExchangePost, ExchangeThread, Group, Topic
from partners.queries.exchange import (
    gets_exchange_mail,
    may_be_mentioned,
    mentions_waiting,
    names_in,
    open_reports,
    place_of,
    posts_in,
    posts_of,
    threads_for,
)
from partners.views.forms import FormPage
from partners.views.group_space import GroupMixin

PAGE_SIZE = 30
HOUR = 3600
TOO_OFTEN = _(
    "You have written a great deal within an hour. Please try again later: what you typed is kept here."
)


class LimitedFormPage(FormPage):
    """So many posts of one person in an hour."""

    limit = ("exchange-post", 20)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        name, amount = self.limit
        if not is_within(name, str(request.user.pk), amount=amount, seconds=HOUR):
            form = self.make_form(request.POST, request.FILES)
            form.add_error(None, TOO_OFTEN)
            return self.again(form, 429)
        return super().post(request, *args, **kwargs)


def choices_of(user: Any, group: Group | None) -> dict[str, Any]:
    """What the form of a post offers."""
    return {
        "names": names_in(user, group),
        "may_be_nobody": user.has_perm("partners.moderate_exchange"),
        "mentioned": may_be_mentioned(group, user) if group else [],
    }


class TopicsView(PortalPage):
    """Questions on topics, for everybody who is signed in."""

    permission = SIGNED_IN
    template_name = "partners/exchange/topics.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, slug = self.request.user, self.request.GET.get("topic", "").replace("\x00", "")[:60]
        found = threads_for(user).filter(topic__isnull=False)
        page = Paginator(found.filter(topic__slug=slug) if slug else found, PAGE_SIZE)
        return super().get_context_data(
            page=page.get_page(self.request.GET.get("page")),
            topics=Topic.objects.filter(active=True),
            chosen=slug,
            may_ask=user.has_perm("partners.ask_on_topic"),
            gets_mail=gets_exchange_mail(user),
            **kwargs,
        )


class AskTopicView(LimitedFormPage):
    permission = "partners.ask_on_topic"
    insider_permission = "partners.read_topics"
    template_name = "partners/exchange/ask.html"
    done = _("Your question is there for everybody who is signed in.")

    def make_form(self, data: Any = None, files: Any = None) -> QuestionForm:
        return QuestionForm(data, on_topic=True, **choices_of(self.request.user, None))

    def act(self, form: QuestionForm) -> ExchangeThread:
        return ask_question(actor=self.request.user, **form.cleaned_data)


class GroupExchangeView(GroupMixin):
    """Questions of one group."""

    permission = "partners.read_group_exchange"
    template_name = "partners/exchange/group.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        page = Paginator(threads_for(user).filter(group=self.group), PAGE_SIZE)
        return super().get_context_data(
            page=page.get_page(self.request.GET.get("page")),
            may_ask=user.has_perm("partners.ask_in_group", self.group),
            gets_mail=gets_exchange_mail(user),
            **kwargs,
        )


class AskGroupView(GroupMixin, LimitedFormPage):
    permission = "partners.ask_in_group"
    template_name = "partners/exchange/ask_group.html"
    done = _("Your question is there for the group.")

    def make_form(self, data: Any = None, files: Any = None) -> QuestionForm:
        return QuestionForm(data, on_topic=False, **choices_of(self.request.user, self.group))

    def act(self, form: QuestionForm) -> ExchangeThread:
        return ask_question(actor=self.request.user, group=self.group, **form.cleaned_data)


class ThreadView(LimitedFormPage):
    """A question with its answers, and the form for another one. What cannot be read does not exist."""

    permission = "partners.read_thread"
    template_name = "partners/exchange/thread.html"
    done = _("Your answer is there.")

    @cached_property
    def thread(self) -> ExchangeThread:
        return get_object_or_404(threads_for(self.request.user), public_id=self.kwargs["public_id"])

    def get_permission_object(self) -> ExchangeThread:
        return self.thread

    @cached_property
    def may_answer(self) -> bool:
        return bool(self.request.user.has_perm("partners.answer_thread", self.thread))

    def make_form(self, data: Any = None, files: Any = None) -> PostForm | None:
        choices = choices_of(self.request.user, self.thread.group)
        return PostForm(data, **choices) if self.may_answer or data is not None else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, group = self.request.user, self.thread.group
        moderates = user.has_perm("partners.moderate_exchange") or bool(
            group and user.has_perm("partners.lead_group", group)
        )
        page = self._page()
        return super().get_context_data(
            thread=self.thread,
            page=page,
            before=page.start_index() - 1,
            posts=posts_of(page.object_list, user, moderates=moderates),
            moderates=moderates,
            waiting=mentions_waiting(self.thread, user),
            **kwargs,
        )

    def _page(self) -> Page[ExchangePost]:
        """The page that is asked for, or the one on which a post stands."""
        post, number = self.request.GET.get("post"), self.request.GET.get("page")
        if post and not number:
            number = str(place_of(self.thread, post) // PAGE_SIZE + 1)
        return Paginator(posts_in(self.thread), PAGE_SIZE).get_page(number)

    def act(self, form: PostForm) -> ExchangePost:
        return answer_question(actor=self.request.user, thread=self.thread, **form.cleaned_data)


class PostMixin(PortalPage):
    """A page about one post; whoever reads it may know that there are such."""

    insider_permission = "partners.read_post"

    @cached_property
    def post_of_page(self) -> ExchangePost:
        rows = ExchangePost.objects.select_related("thread__group", "thread__topic", "organisation")
        seen = ExchangeThread.objects.visible_to(self.request.user)
        return get_object_or_404(
            rows.filter(thread__in=seen.values("pk")), public_id=self.kwargs["public_id"]
        )

    def get_permission_object(self) -> ExchangePost:
        return self.post_of_page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(post=self.post_of_page, thread=self.post_of_page.thread, **kwargs)


class EditPostView(PostMixin, LimitedFormPage):
    permission = "partners.edit_post"
    template_name = "partners/exchange/edit.html"
    done = _("Your words are changed.")

    def make_form(self, data: Any = None, files: Any = None) -> EditForm:
        return EditForm(data, initial={"text": self.post_of_page.text})

    def act(self, form: EditForm) -> ExchangePost:
        return edit_post(actor=self.request.user, post=self.post_of_page, **form.cleaned_data)


class ReportPostView(PostMixin, LimitedFormPage):
    permission = "partners.report_post"
    template_name = "partners/exchange/report.html"
    done = _("Thank you: those who moderate will look at it.")
    limit = ("exchange-report", 10)

    def make_form(self, data: Any = None, files: Any = None) -> ReportForm:
        return ReportForm(data)

    def act(self, form: ReportForm) -> ExchangeThread:
        report_post(actor=self.request.user, post=self.post_of_page, **form.cleaned_data)
        return self.post_of_page.thread


class ModeratePostView(PostMixin, FormPage):
    permission = "partners.moderate_post"
    template_name = "partners/exchange/moderate.html"
    done = _("Your decision holds. You can change it at any time.")

    def make_form(self, data: Any = None, files: Any = None) -> ModerateForm:
        return ModerateForm(data)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            reports=open_reports(self.post_of_page).select_related("reported_by"), **kwargs
        )

    def act(self, form: ModerateForm) -> ExchangePost:
        return moderate_post(actor=self.request.user, post=self.post_of_page, **form.cleaned_data)


class VersionsView(PostMixin):
    """What a post said before; of a hidden one only for those who moderate."""

    permission = "partners.read_versions"
    template_name = "partners/exchange/versions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            versions=self.post_of_page.versions.order_by("-replaced_at"), **kwargs
        )


class NotedView(PostMixin):
    """A POST that takes a mention off one's desk; a GET leads back to the post."""

    permission = "partners.read_post"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.post_of_page)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        note_mention(actor=request.user, post=self.post_of_page)
        return redirect(self.post_of_page)


class MailView(PortalPage):
    """A POST that switches the mails of the exchange on or off; a GET leads back."""

    permission = SIGNED_IN

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("partners:exchange")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wanted = request.POST.get("wanted") == "yes"
        choose_exchange_mail(actor=request.user, wanted=wanted)
        messages.success(
            request,
            _("You get mails of the exchange again.")
            if wanted
            else _("You get no mail of the exchange any more, neither of old questions."),
        )
        return redirect("partners:exchange")
