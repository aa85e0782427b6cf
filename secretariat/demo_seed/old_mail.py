"""What was to be mailed in the past: nobody sends it today, and nobody is alarmed that it is late."""

from django.utils import timezone

from alliance87.core import inbox
from alliance87.core.mailing.domain.control import cancel_mailing
from alliance87.core.mailing.models import Mailing
from alliance87.core.mailing.models.mailing import UNDER_WAY
from secretariat.demo_seed.people import cast_member


def lay_by_old_mail() -> int:
    officer = cast_member("officer-1")
    for missed in Mailing.objects.filter(statutory=True, not_after__lt=timezone.now()):
        inbox.close_tasks(subject=missed, closed_by=officer)
    late = Mailing.objects.filter(state__in=UNDER_WAY, not_after__lt=timezone.now())
    return len([cancel_mailing(actor=officer, mailing=each) for each in late])
