"""A partner proposes that a group that rests or is closed works again (P8, W2, W7): the same proposal as for
a new one, filled in with what stands of the group, and the same way to the GCG."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from partners.enums import GroupFeature, GroupOfficeKind, ProposalMode
from partners.models import (
    ExpectedResult,
    Group,
    GroupCharter,
    GroupOffice,
    GroupProposal,
    Organisation,
)
from partners.models.organisation import LANGUAGES
from partners.models.proposal import UNDER_WAY
from partners.queries.groups import groups_for, is_resting

RESULT_FIELDS = (
    "due_on",
    *(f"{name}_{code}" for name in ("text", "indicator", "target") for code in LANGUAGES),
)


def draft_reactivation(draft: GroupProposal, group: Group) -> GroupProposal:
    """The draft, stored, with the name, the aim and the charter of the group, those who held an office in it,
    and the means and the results of the proposal that it came from. Part of starting, which has asked the
    right. Raises ValidationError for a group that neither rests nor is closed."""
    draft.mode, draft.reactivates, draft.kind = ProposalMode.REACTIVATE, group, group.kind
    require_resting(draft)
    charter = group.charters.first()
    for code in LANGUAGES:
        setattr(draft, f"title_{code}", getattr(group, f"title_{code}"))
        setattr(draft, f"need_{code}", getattr(group, f"aim_{code}"))
        setattr(draft, f"resources_{code}", getattr(group.proposal, f"resources_{code}", ""))
        setattr(draft, f"charter_{code}", getattr(charter, f"text_{code}", ""))
    draft.save()
    draft.leads.set(_leads_of(group) or [draft.organisation])
    if group.proposal is not None:
        _copy_results(group.proposal, draft)
    return draft


def _leads_of(group: Group) -> list[Organisation]:
    offices = group.offices.filter(until__isnull=True)
    return list(Organisation.objects.partners().filter(pk__in=offices.values("organisation")))


def _copy_results(of: GroupProposal, draft: GroupProposal) -> None:
    """Without their days, which are past."""
    for result in of.results.all():
        words = {name: getattr(result, name) for name in RESULT_FIELDS if name != "due_on"}
        ExpectedResult.objects.create(proposal=draft, position=result.position, **words)


def require_resting(proposal: GroupProposal) -> None:
    """Raises ValidationError when the group that the proposal is about is at work, or when another proposal
    for it is under way; nothing for one that proposes a new group."""
    if proposal.reactivates_id is None:
        return
    group = groups_for(None).get(pk=proposal.reactivates_id)
    if not is_resting(group):
        raise ValidationError(_("This group is at work. Only one that rests or is closed is reactivated."))
    others = GroupProposal.objects.filter(reactivates=group, state__in=UNDER_WAY).exclude(pk=proposal.pk)
    if others.exists():
        raise ValidationError(_("Another proposal to reactivate this group is under way already."))


def take_up_charter(group: Group, proposal: GroupProposal) -> None:
    """The next version of the charter, when the proposal words it otherwise. Part of the adoption."""
    if not group.has(GroupFeature.CHARTER):
        return
    stands = group.charters.first()
    texts = {f"text_{code}": getattr(proposal, f"charter_{code}") or "" for code in LANGUAGES}
    if not any(texts.values()) or all(getattr(stands, name, "") == text for name, text in texts.items()):
        return
    last = group.charters.aggregate(last=Max("version"))["last"] or 0
    observers = bool(stands and stands.admits_observers)
    made = GroupCharter(
        group=group, version=last + 1, admits_observers=observers, written_by=proposal.author, **texts
    )
    made.save()


def name_leads(group: Group, leads: Any, since: date) -> None:
    """An office for each that holds none in the group. Part of the adoption."""
    held = group.offices.filter(until__isnull=True).values("organisation")
    for organisation in leads.exclude(pk__in=held).order_by("pk"):
        GroupOffice.objects.create(
            group=group, organisation=organisation, kind=GroupOfficeKind.LEAD, since=since
        )
