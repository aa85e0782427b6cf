"""What is kept about people who act for countries."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import privacy
from pathfinders.models import FocalPoint

privacy.define_retention(
    _("Who is the focal point of a country, what they wrote and sent, and what they asked of others"),
    _("The GCG and the secretariat must know who speaks for a country. Public pages name no person."),
    _("Kept with the record of the country; the person’s name and address can be erased from it."),
)
privacy.define_retention(
    _("Who recorded or proposed the progress of an action, handed in a yearly report, or offered help"),
    _("A country must be able to say on whose word its report rests. Pages name organisations only."),
    _("Kept with the record of the country; the person’s name and address can be erased from it."),
)


@privacy.define_eraser
def end_offices(user: Any) -> None:
    """Nobody who is erased speaks for a country."""
    now = timezone.now()
    FocalPoint.objects.filter(user=user, until__isnull=True, since__lte=now).update(until=now)
