"""What lives and what does not: database, broker, worker and beat."""

import os
from contextlib import suppress
from datetime import datetime, timedelta

from celery import current_app
from django.db import DatabaseError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

OK, DOWN = "ok", "down"
SILENT_AFTER = timedelta(seconds=90)  # they write every 10 to 20 seconds
PROCESSES = ("worker", "beat")
_WORDS = {
    "worker": gettext_lazy(
        "The worker is not running: no mail leaves and no background work is done. Last seen: %(when)s"
    ),
    "beat": gettext_lazy(
        "The clock of the background work is not running: reminders and retries wait. Last seen: %(when)s"
    ),
}


def report() -> dict[str, str]:
    """`ok` or `down` for each part and, as `status`, for the whole. Holds nothing secret. One query and
    one connection to the broker."""
    parts = {"database": OK, "broker": broker_state()}
    try:
        parts.update(process_states())
    except DatabaseError:
        parts.update({"database": DOWN, **dict.fromkeys(PROCESSES, DOWN)})
    return {"status": OK if set(parts.values()) == {OK} else DOWN, **parts}


def _folders_are_writable() -> bool:
    """Without Redis the broker is a pair of folders."""
    options = current_app.conf.broker_transport_options
    names = [options[name] for name in ("data_folder_in", "control_folder") if name in options]
    return all(os.access(name, os.W_OK) for name in names)


def process_states() -> dict[str, str]:
    """By process, from its last word. One query; raises DatabaseError."""
    seen = _last_words()
    return {name: OK if _is_alive(seen.get(name)) else DOWN for name in PROCESSES}


def broker_state() -> str:
    """Whether the broker takes a connection, within two seconds."""
    with suppress(Exception), current_app.connection_for_write(connect_timeout=2) as connection:
        connection.ensure_connection(max_retries=0, timeout=2)
        return OK if _folders_are_writable() else DOWN
    return DOWN


def warnings() -> list[str]:
    """What the secretariat must know, in the reader's language and zone; empty when all is well. One
    query."""
    try:
        seen = _last_words()
    except DatabaseError:
        return []
    silent = [name for name in PROCESSES if not _is_alive(seen.get(name))]
    return [_WORDS[name] % {"when": _when(seen.get(name))} for name in silent]


def _last_words() -> dict[str, datetime]:
    from alliance87.core.jobs.models import Heartbeat

    return dict(Heartbeat.objects.filter(name__in=PROCESSES).values_list("name", "at"))


def _is_alive(last_word: datetime | None) -> bool:
    return last_word is not None and timezone.now() - last_word < SILENT_AFTER


def _when(last_word: datetime | None) -> str:
    if last_word is None:
        return _("never")
    return date_format(timezone.localtime(last_word), "DATETIME_FORMAT")
