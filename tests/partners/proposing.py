"""A complete proposal, made by the verbs."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from partners.domain.leads import confirm_lead
from partners.domain.proposals import accept_for_agenda, save_proposal, start_proposal, submit_proposal
from partners.enums import MembershipRole, StatusKind
from partners.models import GroupProposal, Membership, Organisation, OrganisationStatus, User

RESULT = {"text_en": "A common method", "indicator_en": "Countries using it", "target_en": "12 countries"}


def texts(**changed: Any) -> dict[str, Any]:
    """What the form would hand to the verb: a group of a year that starts in two months."""
    starts = timezone.localdate() + timedelta(days=60)
    return {
        "kind": "action_group",
        "title_fr": "Chaînes d’approvisionnement",
        "title_en": "Supply chains",
        "need_en": "Buyers do not know where harvests come from.",
        "resources_en": "Two seconded experts.",
        "workplan_en": "Quarter 1: mapping.",
        "starts_on": starts,
        "ends_on": starts + timedelta(days=364),
        "longer_reason": "",
        **changed,
    }


def make_partner(slug: str = "maple", **fields: Any) -> Organisation:
    organisation = Organisation.objects.create(
        kind="civil_society",
        slug=slug,
        **{"name_fr": slug.title(), "name_en": slug.title(), "sort_fr": slug, "sort_en": slug, **fields},
    )
    OrganisationStatus.objects.create(organisation=organisation, kind=StatusKind.PARTNER)
    return organisation


def let_edit(user: Any, organisation: Organisation, role: str = MembershipRole.EDITOR) -> None:
    Membership.objects.create(user=user, organisation=organisation, role=role)


def write(author: Any, organisation: Organisation, results: Any = (RESULT,), **changed: Any) -> GroupProposal:
    draft = start_proposal(actor=author, organisation=organisation)
    return save_proposal(
        actor=author, proposal=draft, revision=draft.revision, values=texts(**changed), results=results
    )


def hand_in(author: Any, organisation: Organisation, **changed: Any) -> GroupProposal:
    return submit_proposal(actor=author, proposal=write(author, organisation, **changed))


def bring_to_agenda(author: Any, officer: Any, organisation: Organisation, **changed: Any) -> GroupProposal:
    """Ready for the agenda of a meeting; other leads have confirmed."""
    proposal = hand_in(author, organisation, **changed)
    for request in proposal.lead_requests.all():
        editor = User.objects.create(email=f"{request.organisation.slug}@example.org", name="Lea")
        let_edit(editor, request.organisation)
        confirm_lead(actor=editor, request=request)
    return accept_for_agenda(actor=officer, proposal=proposal)
