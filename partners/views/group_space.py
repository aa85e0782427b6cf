"""The space of those who work in a group, and what its leads do there."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alliance87.core.access.queries.grants import grants_on
from alliance87.core.uploads.models import Upload
from alliance87.core.views import SIGNED_IN, PortalPage
from partners.domain.group_documents import add_group_document, remove_group_document
from partners.domain.group_members import answer_request, ask_to_join, leave_group
from partners.domain.group_offices import end_office, give_office
from partners.domain.group_updates import write_update
from partners.domain.stale import StaleEditError
from partners.domain.workplans import set_scope, write_charter
from partners.enums import GroupFeature
from partners.forms.group_work import (
    AnswerForm,
    CharterForm,
    DocumentForm,
    JoinForm,
    OfficeForm,
    ScopeForm,
    UpdateForm,
)
from partners.models import Group, GroupMember, Organisation
from partners.queries.group_updates import prefilled_update
from partners.queries.group_work import charter_of, documents_of, may_still_join, progress_of_groups, space_of
from partners.queries.groups import groups_for
from partners.views.forms import FormPage
from partners.views.stale import both_texts


class GroupMixin(PortalPage):
    """A page below that of a group. Insiders are those who may see the members' space."""

    insider_permission = "partners.view_group_space"

    @cached_property
    def group(self) -> Group:
        found: Group = get_object_or_404(groups_for(self.request.user), slug=self.kwargs["slug"])
        return found

    def get_permission_object(self) -> Group:
        return self.group

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(group=self.group, **kwargs)

    @property
    def space_url(self) -> str:
        return reverse("partners:group_space", args=[self.group.slug])


class SpaceView(GroupMixin):
    """Who is in it, what waits, how it goes, meetings and documents."""

    permission = "partners.view_group_space"
    template_name = "partners/groups/space.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, grants = self.request.user, grants_on(self.group)
        space = space_of(self.group, user)
        return super().get_context_data(
            space=space,
            answer_form=AnswerForm(),
            grants=grants,
            may_edit=user.has_perm("partners.lead_group", self.group)
            or any(each.user == user and each.permission == "partners.edit_group" for each in grants),
            co_editors=self.group.has(GroupFeature.CO_EDITORS),
            has_charter=self.group.has(GroupFeature.CHARTER),
            **kwargs,
        )


class ProgressView(PortalPage):
    """All groups at work as the GCG follows them (W12, W13)."""

    permission = "partners.view_unpublished_group"
    template_name = "partners/groups/progress.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(rows=progress_of_groups(), **kwargs)


class JoinView(GroupMixin, FormPage):
    permission = SIGNED_IN
    template_name = "partners/groups/join.html"
    done = _("Your request is with those who lead the group. You will hear from them by e-mail.")

    def make_form(self, data: Any = None, files: Any = None) -> JoinForm | None:
        organisations = may_still_join(self.group, self.request.user)
        charter = charter_of(self.group)
        observers = bool(charter and charter.admits_observers)
        return JoinForm(data, organisations=organisations, observers=observers) if organisations else None

    def act(self, form: JoinForm) -> Group:
        ask_to_join(actor=self.request.user, group=self.group, **form.cleaned_data)
        return self.group

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_still_join(self.group, request.user):
            return self.render_to_response(self.get_context_data(form=None), status=422)
        return super().post(request, *args, **kwargs)


class MemberMixin(GroupMixin):
    @cached_property
    def member(self) -> GroupMember:
        rows = self.group.members.select_related("organisation")
        found: GroupMember = get_object_or_404(rows, pk=self.kwargs["pk"])
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(member=self.member, **kwargs)


class AnswerView(MemberMixin, FormPage):
    """The leads answer a request."""

    permission = "partners.lead_group"
    template_name = "partners/groups/answer.html"
    done = _("The partner has been told of your answer.")

    def make_form(self, data: Any = None, files: Any = None) -> AnswerForm:
        return AnswerForm(data)

    def act(self, form: AnswerForm) -> str:
        answer_request(actor=self.request.user, member=self.member, **form.cleaned_data)
        return self.space_url


class LeaveView(MemberMixin, FormPage):
    """A page that asks, and a POST that does."""

    permission = "partners.join_group"
    insider_permission = ""
    template_name = "partners/groups/leave.html"
    done = _("Your organisation is no longer in the group, and has no open request.")

    def get_permission_object(self) -> Any:
        return self.member.organisation

    def make_form(self, data: Any = None, files: Any = None) -> Form:
        return Form(data)

    def act(self, form: Form) -> Group:
        leave_group(actor=self.request.user, member=self.member)
        return self.group


class UpdateView(GroupMixin, FormPage):
    permission = "partners.edit_group"
    template_name = "partners/groups/update.html"
    done = _("Thank you: the update is there for the GCG and the members of the group.")

    def make_form(self, data: Any = None, files: Any = None) -> UpdateForm:
        return UpdateForm(data, initial=prefilled_update(self.group))

    def act(self, form: UpdateForm) -> str:
        write_update(actor=self.request.user, group=self.group, **form.cleaned_data)
        return self.space_url


class CharterView(GroupMixin, FormPage):
    """A new version of the charter."""

    permission = "partners.lead_group"
    template_name = "partners/groups/charter.html"
    done = _("The charter is up to date.")

    def make_form(self, data: Any = None, files: Any = None) -> CharterForm:
        stands = charter_of(self.group)
        names = [name for name in CharterForm.base_fields if name != "open_exchange"]
        initial = {name: getattr(stands, name) for name in names} if stands else {"revision": 0}
        form = CharterForm(data, initial={**initial, "open_exchange": self.group.open_exchange})
        form.order_fields([f"text_{get_language() or 'fr'}"])
        return form

    def changes_of(self, form: Any, stale: StaleEditError) -> Any:
        typed = {name: form.cleaned_data[name] for name in form.cleaned_data if name.startswith("text_")}
        return both_texts(form, stale, typed)

    def act(self, form: CharterForm) -> str:
        values = dict(form.cleaned_data)
        observers, is_open = values.pop("admits_observers"), values.pop("open_exchange")
        revision = values.pop("revision")
        texts = {name.removeprefix("text_"): text for name, text in values.items()}
        write_charter(
            actor=self.request.user,
            group=self.group,
            texts=texts,
            admits_observers=observers,
            open_exchange=is_open,
            revision=revision,
        )
        return self.space_url


class ScopeView(GroupMixin, FormPage):
    """On which topics and where the group works: by this it is found in the table of who does what where."""

    permission = "partners.edit_group"
    template_name = "partners/groups/scope.html"
    done = _("It is found by its topics and countries now.")

    def make_form(self, data: Any = None, files: Any = None) -> ScopeForm:
        return ScopeForm(data, group=self.group)

    def changes_of(self, form: Any, stale: StaleEditError) -> Any:
        typed = {name: form.cleaned_data[name] for name in ("topics", "countries")}
        return both_texts(form, stale, typed)

    def act(self, form: ScopeForm) -> str:
        set_scope(actor=self.request.user, group=self.group, **form.cleaned_data)
        return self.space_url


class OfficeView(GroupMixin, FormPage):
    """An office for a partner: co-leads by those who lead, the others by the secretariat (T15)."""

    permission = "partners.give_co_lead"
    template_name = "partners/groups/office.html"
    done = _("The office is recorded.")

    def make_form(self, data: Any = None, files: Any = None) -> OfficeForm:
        user = self.request.user
        partners = Organisation.objects.partners().visible_to(user)
        every_kind = user.has_perm("partners.give_group_office", self.group)
        return OfficeForm(data, organisations=partners, every_kind=every_kind)

    def act(self, form: OfficeForm) -> str:
        give_office(actor=self.request.user, group=self.group, **form.cleaned_data)
        return self.space_url


class EndOfficeView(GroupMixin, FormPage):
    permission = "partners.give_co_lead"
    template_name = "partners/groups/office_end.html"
    done = _("The office has ended.")

    @cached_property
    def office(self) -> Any:
        rows = self.group.offices.select_related("organisation")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(office=self.office, **kwargs)

    def make_form(self, data: Any = None, files: Any = None) -> Form:
        return Form(data)

    def act(self, form: Form) -> str:
        end_office(actor=self.request.user, office=self.office)
        return self.space_url


class DocumentsView(GroupMixin, FormPage):
    """The documents that the reader may open; its leads add some."""

    permission = "partners.edit_group"
    template_name = "partners/groups/documents.html"
    done = _("The document is there.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(documents=documents_of(self.group, self.request.user), **kwargs)

    def make_form(self, data: Any = None, files: Any = None) -> DocumentForm:
        leads = self.request.user.has_perm("partners.lead_group", self.group)
        return DocumentForm(data, files, for_leads=leads)

    def act(self, form: DocumentForm) -> str:
        add_group_document(actor=self.request.user, group=self.group, **form.cleaned_data)
        return reverse("partners:group_documents", args=[self.group.slug])


class RemoveDocumentView(GroupMixin):
    """A POST that takes a document off; a GET leads back to the list."""

    permission = "partners.edit_group"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("partners:group_documents", self.group.slug)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        upload = get_object_or_404(Upload.objects.of(self.group), pk=self.kwargs["upload"])
        remove_group_document(actor=request.user, group=self.group, upload=upload)
        return redirect("partners:group_documents", self.group.slug)
