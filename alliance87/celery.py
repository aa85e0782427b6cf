"""The worker and the beat: `celery --app alliance87 worker`, `celery --app alliance87 beat`."""

import os
from pathlib import Path

from celery import Celery
from celery.signals import setup_logging
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliance87.settings")
# Django's checks would read every page of the portal into the memory of a process that hands out work; they
# are run by `manage.py check` (docs/deploy.md).
os.environ.setdefault("CELERY_SKIP_CHECKS", "1")

app = Celery("alliance87")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def _log_as_the_portal_does(**kwargs: object) -> None:
    """Connected so that Celery leaves the logging of the settings alone."""


@app.on_configure.connect  # type: ignore[attr-defined]
def _make_folders(**kwargs: object) -> None:
    """The filesystem transport wants its folders, and the beat its own."""
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    options = getattr(settings, "CELERY_BROKER_TRANSPORT_OPTIONS", {})
    for name in ("data_folder_in", "control_folder"):
        if name in options:
            Path(options[name]).mkdir(parents=True, exist_ok=True)
