"""Whose commitment is to be confirmed again (P12): for the partner and the secretariat, never public."""

from datetime import date, datetime, time

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.utils import timezone

from alliance87.core import rulesets
from alliance87.core.dates import today_in_geneva
from alliance87.core.months import add_months
from partners.enums import MembershipRole
from partners.models import Commitment, CommitmentRequest, CommitmentText, Membership, Organisation


def commitment_due(today: date | None = None) -> QuerySet[Organisation]:
    """Today's partners that did not accept the text that asked them last, or a later one, within the months
    of the rule set; nobody before the first text (one query for the text, one for whoever reads the
    answer)."""
    day = today or today_in_geneva()
    months = rulesets.in_force()["partners.commitment.confirm_months"]
    oldest = datetime.combine(add_months(day, -months), time.min, timezone.get_default_timezone())
    required = CommitmentText.objects.required()
    given = Commitment.objects.filter(
        organisation=OuterRef("pk"), given_at__gte=oldest, text__version__gte=required
    )
    partners: QuerySet[Organisation] = Organisation.objects.partners(day)
    return partners.exclude(Exists(given)) if required else partners.none()


def to_be_asked() -> QuerySet[Organisation]:
    """Those of whom it is due, that have a focal point and were not asked yet: first who never gave it, then
    the oldest."""
    last = Commitment.objects.filter(organisation=OuterRef("pk")).order_by("-given_at")
    asked = CommitmentRequest.objects.open().values("organisation")
    found = commitment_due().filter(Exists(_focal_points())).exclude(pk__in=asked)
    return found.annotate(last_given=Subquery(last.values("given_at")[:1])).order_by(
        F("last_given").asc(nulls_first=True), "pk"
    )


def _focal_points() -> QuerySet[Membership]:
    """Of an outer organisation, with accounts in use."""
    return Membership.objects.current().filter(
        organisation=OuterRef("pk"), role=MembershipRole.FOCAL_POINT, user__is_active=True
    )


def commitments_of(organisation: Organisation) -> QuerySet[Commitment]:
    """Each time that it was given, the newest first."""
    return organisation.commitments.select_related("text").order_by("-given_at", "-pk")


def without_focal_point(today: date | None = None) -> QuerySet[Organisation]:
    """Those that should be asked, and cannot be: nobody speaks for them on the portal. By name."""
    return commitment_due(today).exclude(Exists(_focal_points())).order_by(*Organisation.name_order())


def unconfirmed(today: date | None = None) -> QuerySet[CommitmentRequest]:
    """Partners that were asked and did not confirm by the day they were given, the longest waiting first,
    with the day of their last confirmation as `last_given`."""
    last = Commitment.objects.filter(organisation=OuterRef("organisation")).order_by("-given_at")
    found = CommitmentRequest.objects.open().filter(due_on__lt=today or today_in_geneva())
    return (
        found.select_related("organisation__country")
        .annotate(last_given=Subquery(last.values("given_at")[:1]))
        .order_by("due_on", "pk")
    )
