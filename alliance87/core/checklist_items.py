"""The floor's own items of the checklist."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import checklist, health

BACKUP_IS_FRESH = timedelta(days=7)


def processes_live() -> bool:
    return set(health.process_states().values()) == {health.OK}


def mail_left() -> bool:
    from alliance87.core.mailing.models import Delivery

    return Delivery.objects.filter(sent_at__isnull=False).exists()


def two_officers() -> bool:
    officers = get_user_model()._default_manager.filter(is_active=True, is_staff=True)
    return len(officers.values_list("pk")[:2]) == 2


def backup_is_fresh() -> bool:
    from alliance87.core.jobs.models import Heartbeat

    since = timezone.now() - BACKUP_IS_FRESH
    return Heartbeat.objects.filter(name="backup", at__gte=since).exists()


checklist.define(
    "core.processes",
    _("The worker and the clock of the background work are running."),
    processes_live,
    hint=_("Start “celery --app alliance87 worker” and “celery --app alliance87 beat”: see docs/deploy.md."),
)
checklist.define(
    "core.mail",
    _("A mail has left the portal."),
    mail_left,
    hint=_("Ask for a new password for your own account, and see that the mail arrives."),
    url_name="account_reset_password",
)
checklist.define(
    "core.officers",
    _("There are two officers."),
    two_officers,
    hint=_("Who loses their second factor is helped by two officers: make a second one before you need it."),
)
checklist.define(
    "core.backup",
    _("A backup was made within the last seven days."),
    backup_is_fresh,
    hint=_("Have “manage.py backup FILE.tar.gz” run each night, and keep the file on another machine."),
)
