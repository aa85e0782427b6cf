"""Putting the proposal of a group on the agenda of a meeting, from the secretariat's desk."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from gcm.domain.group_effects import put_proposal_on_agenda
from gcm.forms.proposals import PlaceForm
from partners.models import GroupProposal


def place_proposal(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """A page with the meetings to come, and a POST that puts the proposal on one of their agendas."""
    if not request.user.has_perm("gcm.prepare_meeting"):
        raise PermissionDenied
    proposal = get_object_or_404(GroupProposal.objects.handed_in(), pk=proposal_id)
    form = PlaceForm(request.POST or None)
    if request.method != "POST":
        return _page(request, proposal, form)
    if not (form.is_valid() and _placed(request, proposal, form)):
        return _page(request, proposal, form, 422)
    messages.success(request, _("The proposal is on the agenda. A text for the decision is drafted."))
    return redirect("admin:gcm_meeting_change", form.cleaned_data["meeting"].pk)


def _placed(request: HttpRequest, proposal: GroupProposal, form: PlaceForm) -> bool:
    try:
        put_proposal_on_agenda(actor=request.user, proposal=proposal, meeting=form.cleaned_data["meeting"])
    except ValidationError as error:
        form.add_error(None, error.messages)
    except TransitionNotAllowed:
        form.add_error(None, _("This proposal does not wait for a meeting."))
    return not form.errors


def _page(request: HttpRequest, proposal: GroupProposal, form: Any, status: int = 200) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": _("Put on the agenda of a meeting"),
        "proposal": proposal,
        "form": form,
    }
    return TemplateResponse(request, "admin/gcm/place_proposal.html", context, status=status)
