"""What was to be mailed in the past: nobody sends it today, and all but the last alarm is dealt with."""

from django.utils import timezone

from alliance87.core.inbox.models import Task
from alliance87.core.mailing.domain.alarms import UNDELIVERED, note_told
from alliance87.core.mailing.domain.control import cancel_mailing
from alliance87.core.mailing.models import Mailing
from alliance87.core.mailing.models.mailing import UNDER_WAY
from secretariat.demo_seed.people import cast_member

HOW = "Par téléphone, puis par lettre"


def lay_by_old_mail() -> int:
    officer = cast_member("officer-1")
    late = Mailing.objects.filter(state__in=UNDER_WAY, not_after__lt=timezone.now())
    alarms = Task.objects.open().filter(kind=UNDELIVERED).order_by("-opened_at", "-pk")
    for key in alarms.values_list("object_id", flat=True)[1:]:
        note_told(actor=officer, mailing=Mailing.objects.get(pk=key), how=HOW)
    return len([cancel_mailing(actor=officer, mailing=each) for each in late])
