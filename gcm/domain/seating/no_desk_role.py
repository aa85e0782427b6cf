"""Whoever acts in the governing body works for no secretariat: the other half of `eligibility` (X2)."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from gcm.models import Delegate, NominatingOfficer, PresidingChoice
from partners.domain.desk_roles import define_objections
from partners.models import User


def acts_in_body(user: User) -> Iterator[Any]:
    """What the person holds today, in words (three queries)."""
    if Delegate.objects.at().filter(person=user).exists():
        yield _("Whoever acts for a seat of the GCG has no role in the secretariat (X2).")
    chosen = PresidingChoice.objects.filter(person=user, replaced_at__isnull=True)
    if chosen.filter(meeting__closed_at__isnull=True).exists():
        yield _("Whoever presides over a meeting of the GCG has no role in the secretariat (X2).")
    if NominatingOfficer.objects.as_of().filter(person=user).exists():
        yield _("Whoever hands in the designations of a group has no role in the secretariat (X2).")


define_objections(acts_in_body)
