"""Needs and offers: for everybody, and for the partner whose they are."""

from typing import Any

from django.core.paginator import Paginator
from django.forms import Form
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from alliance87.core.views import PUBLIC, PortalPage
from partners.domain.postings import (
    close_posting,
    publish_posting,
    save_posting,
    start_posting,
    withdraw_posting,
)
from partners.enums import PostingKind, PostingSide
from partners.exports.market import postings_table
from partners.exports.tables import Table
from partners.forms.initiative import InNameOfForm
from partners.forms.market import CloseForm, PostingForm
from partners.forms.taking_down import TakeDownForm
from partners.models import Posting
from partners.queries.initiatives import countries_of
from partners.queries.matches import matches_of
from partners.queries.names import seen_by
from partners.queries.postings import (
    contacts_of,
    filters_of,
    for_what,
    missing_of_posting,
    own_contacts,
    own_postings,
    postings_for,
    search_postings,
)
from partners.queries.wanted import wanted_elsewhere
from partners.views.files import TableView
from partners.views.forms import ActAtOnce, FormPage
from partners.views.initiatives import PAGE_SIZE, StartView, choices

ELSEWHERE = 5


class PostingsView(PortalPage):
    permission = PUBLIC
    template_name = "partners/market/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, filters = self.request.user, filters_of(self.request.GET)
        page = Paginator(search_postings(filters), PAGE_SIZE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            page=page,
            filters=filters,
            sides=PostingSide.choices,
            kinds=PostingKind.choices,
            wanted=wanted_elsewhere(user, filters, ELSEWHERE) if page.number == 1 else [],
            own=own_postings(user) if user.is_authenticated else [],
            contacts=own_contacts(user) if user.is_authenticated else [],
            **choices(),
            **kwargs,
        )


class PostingsFileView(TableView):
    """The list as the filters narrow it."""

    def table(self) -> Table:
        rows = search_postings(filters_of(self.request.GET)).prefetch_related("topics", "countries")
        return postings_table(rows)


class StartPostingView(StartView):
    template_name = "partners/market/start.html"

    def act(self, form: InNameOfForm) -> Any:
        started = start_posting(actor=self.request.user, organisation=form.cleaned_data["organisation"])
        return redirect("partners:posting_edit", started.public_id).headers["Location"]


class PostingMixin(PortalPage):
    permission = "partners.view_posting"

    @cached_property
    def posting(self) -> Posting:
        rows = postings_for(self.request.user)
        found: Posting = get_object_or_404(rows, public_id=self.kwargs["public_id"])
        return found

    def get_permission_object(self) -> Posting:
        return self.posting

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(posting=self.posting, **kwargs)


class PostingView(PostingMixin):
    permission = PUBLIC
    template_name = "partners/market/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, posting = self.request.user, self.posting
        may_edit = user.has_perm("partners.edit_posting", posting)
        with_whom = seen_by(user, [posting.closed_with]) if posting.closed_with else {}
        return super().get_context_data(
            topics=posting.topics.all(),
            countries=countries_of(posting),
            purposes=for_what(posting, user),
            with_whom=next(iter(with_whom.values()), None),
            matches=matches_of(posting) if posting.is_open else [],
            may_edit=may_edit,
            may_take_down=not may_edit and user.has_perm("partners.take_down", posting),
            contacts=contacts_of(posting) if may_edit else [],
            missing=missing_of_posting(posting) if may_edit and posting.state == "draft" else [],
            **kwargs,
        )


class OwnPostingMixin(PostingMixin):
    """For the editors of the partner; whoever sees it may know that there are such pages."""

    permission = "partners.edit_posting"
    insider_permission = "partners.view_posting"


class EditPostingView(OwnPostingMixin, FormPage):
    template_name = "partners/market/edit.html"
    done = _("Saved. You can come back to this page at any time.")

    def make_form(self, data: Any = None, files: Any = None) -> PostingForm:
        return PostingForm(data, instance=self.posting)

    def act(self, form: PostingForm) -> Posting:
        return save_posting(
            actor=self.request.user,
            posting=self.posting,
            revision=form.cleaned_data["revision"],
            values=form.values(),
        )


class PublishPostingView(ActAtOnce, OwnPostingMixin):
    record_name, done = "posting", _("It is public now.")

    def act(self) -> Posting:
        return publish_posting(actor=self.request.user, posting=self.posting)


class ClosePostingView(OwnPostingMixin, FormPage):
    template_name = "partners/market/close.html"
    done = _("Closed. Everybody can read what came of it.")

    def make_form(self, data: Any = None, files: Any = None) -> CloseForm:
        return CloseForm(data, posting=self.posting)

    def act(self, form: CloseForm) -> Posting:
        return close_posting(actor=self.request.user, posting=self.posting, **form.cleaned_data)


class WithdrawPostingView(OwnPostingMixin, FormPage):
    """A page that asks, and a POST that does."""

    permission = "partners.withdraw_posting"
    template_name = "partners/market/withdraw.html"
    done = _("It is withdrawn.")

    def make_form(self, data: Any = None, files: Any = None) -> Form:
        own = self.request.user.has_perm("partners.edit_posting", self.posting)
        return Form(data) if own else TakeDownForm(data)

    def act(self, form: Form) -> Posting:
        return withdraw_posting(actor=self.request.user, posting=self.posting, **form.cleaned_data)
