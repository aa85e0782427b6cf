"""What the governing body keeps about people."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import privacy
from alliance87.core.dates import today_in_geneva
from gcm.domain.presence import leave_with_the_seat
from gcm.models import Delegate, NominatingOfficer, Observer

privacy.define_retention(
    _("Who represented which seat, from when to when, and who observed which meeting"),
    _("The GCG must be able to say who acted for a member. Public pages name organisations only."),
    _("Kept with the record of the GCG; the person’s name and address can be erased from it."),
)
privacy.define_retention(
    _("Presence, answers to notices and positions in a meeting"),
    _("Quorum, consensus and minutes rest on them. They are recorded by seat."),
    _("Kept with the record of the GCG; the person’s name and address can be erased from it."),
)
privacy.define_retention(
    _("Who nominates for which group, letters of designation, and what was said for a region"),
    _("The GCG must be able to say who designated a member, and on the strength of which letter."),
    _("Kept with the record of the GCG; the person’s name and address can be erased from it."),
)

privacy.define_retention(
    _("Contributions to consultations between meetings, and answers on the secretariat"),
    _("Members consult one another and review the secretariat. They are kept by seat."),
    _("Kept with the record of the GCG; the person’s name and address can be erased from it."),
)

privacy.define_retention(
    _("Notes on absences, cases with the member’s comment, candidacies, objections to observers"),
    _("The chair and governments decide on them. They are about members; persons are named as authors."),
    _("Kept with the record of the GCG; the person’s name and address can be erased from it."),
)

privacy.define_retention(
    _("What was asked of the chair for a seat, and reminders of a notice of meeting"),
    _("Members see what was asked and answered; a reminder is not sent twice in a few days."),
    _("Kept with the record of the GCG; the person’s name and address can be erased from it."),
)

privacy.define_retention(
    _("Drafts for a seat, replies to texts in circulation, choices to be named, steps of follow-up actions"),
    _("A delegation prepares what it says; members and owners of actions say it. Kept by seat or owner."),
    _("Kept with the record of the GCG; the person’s name and address can be erased from it."),
)


@privacy.define_eraser
def end_accreditations(user: Any) -> None:
    """Nobody who is erased acts for a seat or nominates for one, or is still invited; who is in a meeting
    goes out of it (R8)."""
    now, today = timezone.now(), today_in_geneva()
    NominatingOfficer.objects.filter(person=user, until__isnull=True, since__lte=today).update(until=today)
    held = Delegate.objects.filter(person=user, until__isnull=True, since__lt=now)
    for seat in {each.term.seat for each in held.select_related("term__seat")}:
        leave_with_the_seat(actor=user, seat=seat, person=user)
    held.update(until=now)
    Observer.objects.filter(person=user, meeting__closed_at=None, floors=None).delete()
