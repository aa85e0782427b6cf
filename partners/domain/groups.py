"""How a group comes into being (W3, W4, W8)."""

import secrets
from datetime import date
from textwrap import wrap
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from partners.enums import GroupOfficeKind
from partners.models import Group, GroupOffice, GroupPeriod, GroupProposal, WorkplanLine
from partners.models.organisation import LANGUAGES

LONGEST_ACTIVITY = 300  # characters
RESERVED = {"propose", "proposals", "progress"}  # pages of their own below the list of groups


def establish_group(*, actor: Any, proposal: GroupProposal, symbol: str, day: date) -> Group:
    """The group that an adopted proposal describes: its period, no earlier than `day`, its leads, and its
    first workplan (W1). To be called inside the adopting transaction. Raises ValidationError when nothing is
    left of the proposed term.
    """
    starts, ends = term_of(proposal, day)
    group = Group(kind=proposal.kind, proposal=proposal, slug=_address(proposal))
    for code in LANGUAGES:
        setattr(group, f"title_{code}", getattr(proposal, f"title_{code}"))
        setattr(group, f"aim_{code}", getattr(proposal, f"need_{code}"))
    group.save()
    GroupPeriod.objects.create(group=group, starts_on=starts, ends_on=ends, decision=symbol)
    for organisation in proposal.leads.order_by("pk"):
        GroupOffice.objects.create(
            group=group, organisation=organisation, kind=GroupOfficeKind.LEAD, since=starts
        )
    carry_over_workplan(group, proposal, starts, ends)
    ledger.append(
        kind="partners.group_established",
        subject=group,
        actor=actor,
        data={"decision": symbol, "starts_on": starts.isoformat(), "ends_on": ends.isoformat()},
    )
    return group


@transaction.atomic
def publish_group(*, actor: Any, proposal: GroupProposal) -> Group:
    """Everybody may see the group that came of the proposal (D17). Part of the publication of the decision,
    which has asked the right. A second time changes nothing."""
    group = Group.objects.select_for_update().get(proposal=proposal)
    if group.published_at is None:
        group.published_at = timezone.now()
        group.save(update_fields=["published_at"])
        ledger.append(kind="partners.group_published", subject=group, actor=actor, data={})
    return group


def carry_over_workplan(group: Group, proposal: GroupProposal, starts: date, ends: date) -> None:
    """An activity for each row of the first workplan that was proposed, for the whole term: those who lead
    the group give it its days, its outcome and who is responsible. Part of the adoption."""
    rows = {code: _rows_of(getattr(proposal, f"workplan_{code}") or "") for code in LANGUAGES}
    longest = max(len(found) for found in rows.values())
    same = [code for code in LANGUAGES if len(rows[code]) == longest]  # else the rows do not belong together
    for number in range(longest):
        words = {f"activity_{code}": rows[code][number] for code in same}
        WorkplanLine.objects.create(group=group, starts_on=starts, ends_on=ends, **words)


def _rows_of(text: str) -> list[str]:
    """The rows that say something, one that is too long for an activity as several."""
    return [part for row in text.splitlines() for part in wrap(row, LONGEST_ACTIVITY)]


def term_of(proposal: GroupProposal, day: date) -> tuple[date, date]:
    """The first and the last day that are left of the proposed term from the day on. Raises ValidationError
    when nothing is."""
    if proposal.starts_on is None or proposal.ends_on is None or proposal.ends_on < day:
        raise ValidationError(
            _("The term that was proposed for the group is over. Please hand the proposal back."),
            code="term_over",
        )
    return max(proposal.starts_on, day), proposal.ends_on


def _address(proposal: GroupProposal) -> str:
    titles = (getattr(proposal, f"title_{code}") for code in LANGUAGES)
    base = slugify(next((title for title in titles if title), ""))[:70]
    if not base:
        return secrets.token_hex(6)
    if base in RESERVED or Group.objects.filter(slug=base).exists():
        return f"{base}-{secrets.token_hex(3)}"
    return base
