"""What becomes of a group after its first decision: extended, dormant, closed, active again (W5, W6, W7)."""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import inbox, ledger, rulesets
from alliance87.core.dates import day_in_geneva, today_in_geneva
from alliance87.core.months import add_months
from partners.domain.group_terms import TERM_TASK
from partners.domain.groups import carry_over_workplan, term_of
from partners.domain.reactivations import name_leads, require_resting, take_up_charter
from partners.enums import GroupChangeKind, GroupStanding
from partners.models import Group, GroupChange, GroupPeriod, GroupProposal
from partners.models.group_change import WITH_END
from partners.queries.groups import groups_for, standing_of

LONGEST = "partners.groups.longest_months"
RESTING = (GroupStanding.DORMANT, GroupStanding.CLOSED)


@transaction.atomic
def prepare_change(
    *, actor: Any, group: Group, kind: str, ends_on: date | None = None, longer_reason: str = ""
) -> GroupChange:
    """What the GCG will be asked about the group. `ends_on` is the new last day, for an extension or a
    reactivation alone.

    Raises PermissionDenied for all but the secretariat; ValidationError when it does not fit where the group
    stands, when another change waits, without a day to come, or when the new term is longer than the house
    rules say and no reason is given (W4).
    """
    if not actor.has_perm("partners.prepare_group_change"):
        raise PermissionDenied
    locked = _locked(group)
    if locked.changes.waiting().exists():
        raise ValidationError(_("Another change of this group waits for its meeting already."))
    today = today_in_geneva()
    made = GroupChange(
        group=locked,
        kind=kind,
        ends_on=ends_on if kind in WITH_END else None,
        longer_reason=longer_reason.strip(),
        prepared_by=actor,
    )
    made.clean_fields(exclude=["ends_on"])
    _require_fitting(made, locked, today)
    if kind in WITH_END:
        _check_term(made, locked, today)
    made.save()
    ledger.append(kind="partners.group_change_prepared", subject=made, actor=actor, data={"group": locked.pk})
    inbox.close_tasks(subject=locked, kind=TERM_TASK, closed_by=actor)
    return made


@transaction.atomic
def adopt_change(*, actor: Any, change: GroupChange, symbol: str, decided_at: datetime) -> GroupChange:
    """The GCG decided so by the decision with this symbol (W6, W7). Part of the gavel, which has asked the
    right. Raises ValidationError when it was decided on already, or when it no longer fits the group."""
    group = _locked(change.group)
    found = GroupChange.objects.select_for_update().get(pk=change.pk)
    if found.decision or found.dropped_at:
        raise ValidationError(_("This change was decided on already."))
    day = day_in_geneva(decided_at)
    _require_fitting(found, group, day)
    found.decision, found.took_effect_on = symbol, day
    found.save(update_fields=["decision", "took_effect_on"])
    if found.ends_on is not None:
        _open_period(found, group, (_first_day(group, day, found), found.ends_on), day)
    ledger.append(
        kind=f"partners.group_{found.kind}",
        subject=group,
        actor=actor,
        data={"decision": symbol, "change": found.pk},
    )
    return found


@transaction.atomic
def reactivate_as_proposed(
    *, actor: Any, proposal: GroupProposal, symbol: str, decided_at: datetime
) -> Group:
    """The group works again for the term that a partner proposed, from the day of the decision at the
    earliest (P8, W7). Part of the gavel, which has asked the right. Raises ValidationError when the group
    does not rest any more, or nothing is left of the term."""
    require_resting(proposal)
    found: Any = proposal.reactivates
    group, day = _locked(found), day_in_geneva(decided_at)
    made = GroupChange(
        group=group,
        kind=GroupChangeKind.REACTIVATE,
        ends_on=proposal.ends_on,
        longer_reason=proposal.longer_reason,
        prepared_by=proposal.author,
        proposal=proposal,
        decision=symbol,
        took_effect_on=day,
    )
    term = term_of(proposal, _first_day(group, day, made))
    made.save()
    _open_period(made, group, term, day)
    ledger.append(
        kind="partners.group_reactivate",
        subject=group,
        actor=actor,
        data={"decision": symbol, "change": made.pk},
    )
    return group


@transaction.atomic
def publish_reactivation(*, actor: Any, change: GroupChange) -> None:
    """Everybody may see that the group works again, and what the proposal said of it is there with that:
    whoever leads it holds an office, its charter and its first workplan are those of the proposal. Before the
    publication they would tell of a decision that is not public (D17). Part of the publication, which has
    asked the right. A second time changes nothing."""
    found = GroupChange.objects.select_for_update(of=("self",)).select_related("proposal").get(pk=change.pk)
    proposal = found.proposal
    if found.published_at is not None or proposal is None:
        return
    publish_change(actor=actor, change=found)
    group, period = _locked(found.group), found.period
    name_leads(group, proposal.leads.all(), period.starts_on)
    take_up_charter(group, proposal)
    carry_over_workplan(group, proposal, period.starts_on, period.ends_on)


@transaction.atomic
def drop_change(*, actor: Any, change: GroupChange) -> None:
    """Its item ended without a decision: the group stays as it is. Part of an act of the meeting, which has
    asked the right."""
    GroupChange.objects.waiting().filter(pk=change.pk).update(dropped_at=timezone.now())
    ledger.append(kind="partners.group_change_dropped", subject=change, actor=actor, data={})


@transaction.atomic
def publish_change(*, actor: Any, change: GroupChange) -> None:
    """Everybody may see it, with the decision (D17). Part of the publication, which has asked the right."""
    unpublished = GroupChange.objects.decided().filter(pk=change.pk, published_at__isnull=True)
    if unpublished.update(published_at=timezone.now()):
        ledger.append(kind="partners.group_change_published", subject=change, actor=actor, data={})


def kinds_for(group: Group, on: date | None = None) -> list[GroupChangeKind]:
    """What the GCG can be asked about the group as it stands; the group is read with its periods."""
    standing = standing_of(group, on)
    if standing in RESTING:
        closed = standing == GroupStanding.CLOSED
        return [GroupChangeKind.REACTIVATE, *([] if closed else [GroupChangeKind.CLOSE])]
    if standing == GroupStanding.TO_COME:
        return [GroupChangeKind.EXTEND]
    return [GroupChangeKind.EXTEND, GroupChangeKind.DORMANT, GroupChangeKind.CLOSE]


def usual_end(group: Group, on: date) -> date | None:
    """The last day of an extension decided on that day that is as long as the term that ends, and no longer
    than the house rules let without a reason (W4); None for a group without a term."""
    last = _last(group)
    if last is None:
        return None
    first = max(on, last.ends_on + timedelta(days=1))
    longest = add_months(first, rulesets.in_force()[LONGEST]) - timedelta(days=1)
    return min(first + (last.ends_on - last.starts_on), longest)


def _require_fitting(change: GroupChange, group: Group, day: date) -> None:
    if change.kind not in kinds_for(group, day):
        raise ValidationError({"kind": _("This does not fit where the group stands.")})
    if change.ends_on is not None and change.ends_on < _first_day(group, day, change):
        raise ValidationError({"ends_on": _("The new term ends after the one that the group has.")})


def _check_term(change: GroupChange, group: Group, today: date) -> None:
    if change.ends_on is None:
        raise ValidationError({"ends_on": _("Please give the last day of the new term.")})
    months = rulesets.in_force()[LONGEST]
    first = _first_day(group, today, change)
    if change.ends_on >= add_months(first, months) and not change.longer_reason:
        raise ValidationError(
            {"longer_reason": _("The new term is longer than the house rules say: please say why.")}
        )


def _open_period(change: GroupChange, group: Group, term: tuple[date, date], day: date) -> None:
    """The term, after the last one. The period of what rests ends by the `day` of the decision, so that the
    new one can begin, then or later."""
    last, first = _last(group), _first_day(group, day, change)
    if last is not None and last.ends_on >= first:
        last.ends_on = first - timedelta(days=1)
        last.save(update_fields=["ends_on"])
    GroupPeriod.objects.create(
        group=group, starts_on=term[0], ends_on=term[1], decision=change.decision, change=change
    )


def _first_day(group: Any, day: date, change: GroupChange) -> date:
    """An extension follows the term that the group has; a reactivation begins at once, but not on a day on
    which the group was at work or came to rest."""
    last = _last(group)
    if last is None:
        return day
    if change.kind == GroupChangeKind.EXTEND:
        return max(day, last.ends_on + timedelta(days=1))
    rested = group.decided[-1].took_effect_on if group.decided else last.starts_on
    return max(day, max(rested, last.starts_on) + timedelta(days=1))


def _last(group: Group) -> GroupPeriod | None:
    return max(group.periods.all(), key=lambda each: each.starts_on, default=None)


def _locked(group: Group) -> Group:
    Group.objects.select_for_update().get(pk=group.pk)
    found: Group = groups_for(None).get(pk=group.pk)
    return found
