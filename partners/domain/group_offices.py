"""Offices in a group, with their dates (W8). Nobody in office makes a chair: the secretariat records what the
group or the GCG settled (T15)."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F, Min
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from alliance87.core.dates import today_in_geneva
from partners.enums import GroupOfficeKind
from partners.models import Group, GroupOffice, Organisation

EARLIEST = date(2000, 1, 1)  # for a group that the mandate names, which has no first day


@transaction.atomic
def give_office(
    *, actor: Any, group: Group, organisation: Organisation, kind: str, since: date | None = None
) -> GroupOffice:
    """An office for the organisation from the day on, of Geneva, today by default.

    Raises PermissionDenied for all but the secretariat, save that those who lead the group name co-leads;
    ValidationError for what is no partner, for an organisation that holds an office in the group, for a
    second chair at a time, for a day before the group or after today, and for one on which the organisation
    held an office or another was chair (W8).
    """
    locked = Group.objects.select_for_update().get(pk=group.pk)
    if not actor.has_perm(right_over(kind), locked):
        raise PermissionDenied
    if not Organisation.objects.partners().filter(pk=organisation.pk).exists():
        raise ValidationError({"organisation": _("Only partners of the Alliance hold an office in a group.")})
    current = locked.offices.filter(until__isnull=True)
    if current.filter(organisation=organisation).exists():
        raise ValidationError(
            {"organisation": _("This organisation holds an office in the group. End that one first.")}
        )
    if kind == GroupOfficeKind.CHAIR and current.filter(kind=kind).exists():
        raise ValidationError({"kind": _("The group has a chair. End that office first.")})
    made = GroupOffice(group=locked, organisation=organisation, kind=kind, since=since or today_in_geneva())
    _check_day(made)
    made.full_clean(exclude=["group"])
    made.save()
    _record("partners.group_office_given", made, actor)
    return made


def _check_day(office: GroupOffice) -> None:
    """What is said of the first day. An office that ended on the day it began was a slip, and is in nobody's
    way."""
    first = office.group.periods.aggregate(first=Min("starts_on"))["first"]
    bounds = (today_in_geneva(), first or EARLIEST)
    if not min(bounds) <= office.since <= max(bounds):
        raise ValidationError({"since": _("An office begins once the group does, and today at the latest.")})
    later = office.group.offices.filter(until__gte=office.since, until__gt=F("since"))
    if later.filter(organisation_id=office.organisation_id).exists():
        raise ValidationError({"since": _("This organisation held another office in the group on that day.")})
    if office.kind == GroupOfficeKind.CHAIR and later.filter(kind=office.kind).exists():
        raise ValidationError({"since": _("Another organisation held the chair on that day.")})


@transaction.atomic
def end_office(*, actor: Any, office: GroupOffice) -> GroupOffice:
    """The office ends today, yesterday being its last day when it began before. Raises PermissionDenied as
    `give_office` does, save that an organisation may always lay down its own; ValidationError when it has
    ended."""
    locked = GroupOffice.objects.select_for_update(of=("self",)).select_related("group", "organisation")
    found = locked.get(pk=office.pk)
    is_own = actor.has_perm("partners.join_group", found.organisation)
    if not (is_own or actor.has_perm(right_over(found.kind), found.group)):
        raise PermissionDenied
    if found.until is not None:
        raise ValidationError(_("This office has ended already."))
    found.until = max(found.since, today_in_geneva() - timedelta(days=1))
    found.save(update_fields=["until"])
    _record("partners.group_office_ended", found, actor)
    return found


def right_over(kind: str) -> str:
    """The permission that giving and ending such an office asks for, on the group."""
    return "partners.give_co_lead" if kind == GroupOfficeKind.CO_LEAD else "partners.give_group_office"


def _record(kind: str, office: GroupOffice, actor: Any) -> None:
    data = {"group": office.group_id, "organisation": office.organisation_id, "office": office.kind}
    ledger.append(kind=kind, subject=office, actor=actor, data=data)
