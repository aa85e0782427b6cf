"""System checks: what is missing or dangerous in the settings, each with what to do about it.

Those with `deploy=True` are asked by `manage.py check --deploy`; the others at every start. The words
are msgids in English: the console prints them as they are, the checklist page translates them.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.utils.translation import gettext_noop as _

TAG = "alliance87"
PLACEHOLDERS = ("example.org", "example.com", "example.net", "localhost")


def _error(number: int, message: str, hint: str) -> Error:
    return Error(message, hint=hint, id=f"alliance87.E{number:03}")


@register(TAG)
def check_start(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """What must be right everywhere, also on a desk."""
    return [*_site_url_is_an_address(), *_var_dir_is_writable()]


def _site_url_is_an_address() -> Iterator[CheckMessage]:
    parts = urlsplit(settings.SITE_URL)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
        yield _error(
            12,
            _("SITE_URL is not the address of a site."),
            _("Set SITE_URL to scheme and host alone, such as https://portal.example.org."),
        )


def _var_dir_is_writable() -> Iterator[CheckMessage]:
    folder = Path(settings.VAR_DIR)
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    if not os.access(folder, os.W_OK | os.X_OK):
        yield _error(
            10,
            _("VAR_DIR cannot be written to."),
            _("Let the user that runs the portal write there, or set VAR_DIR to another folder."),
        )


@register(TAG, deploy=True)
def check_secrets(app_configs: Any = None, **kwargs: Any) -> Iterator[CheckMessage]:
    if not settings.SECRET_KEY_IS_SET:
        yield _error(
            1,
            _("SECRET_KEY is not set."),
            _(
                "Without it everybody is signed out at each start, and two processes do not understand each "
                "other. Set it to 50 or more random characters and keep it."
            ),
        )
    if settings.DEBUG:
        yield _error(
            2,
            _("DEBUG is on."),
            _("It shows settings and code to whoever meets an error. Remove DEBUG from the environment."),
        )
    if settings.DEMO and settings.OVER_TLS:
        yield _error(
            9,
            _("DEMO is on at a real address."),
            _("In the demonstration anybody may become anybody. Remove DEMO from the environment."),
        )


@register(TAG, deploy=True)
def check_addresses(app_configs: Any = None, **kwargs: Any) -> Iterator[CheckMessage]:
    if not settings.OVER_TLS:
        yield _error(
            3,
            _("SITE_URL does not begin with https://."),
            _("Passwords would travel in the clear. Put a TLS proxy in front and set SITE_URL to its name."),
        )
    if "*" in settings.ALLOWED_HOSTS or not _is_allowed(settings.SITE_HOST):
        yield _error(
            4,
            _("ALLOWED_HOSTS lets every host in, or not the host of SITE_URL."),
            _("Name the hosts under which the portal is reached, that of SITE_URL among them."),
        )
    origins = settings.CSRF_TRUSTED_ORIGINS
    if settings.SITE_URL not in origins or (
        settings.OVER_TLS and any(origin.startswith("http://") for origin in origins)
    ):
        yield _error(
            11,
            _("CSRF_TRUSTED_ORIGINS trusts a site without TLS, or not SITE_URL."),
            _("Leave it unset, or list https:// origins, that of SITE_URL among them."),
        )


def _is_allowed(host: str) -> bool:
    names = [name.lower() for name in settings.ALLOWED_HOSTS]
    return host in names or any(name.startswith(".") and f".{host}".endswith(name) for name in names)


@register(TAG, deploy=True)
def check_services(app_configs: Any = None, **kwargs: Any) -> Iterator[CheckMessage]:
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        yield _error(
            5,
            _("The database is SQLite."),
            _("It is for trying the portal out. Set DATABASE_URL to a PostgreSQL database."),
        )
    if not settings.REDIS_URL:
        yield _error(
            6,
            _("REDIS_URL is not set."),
            _("Background work would pass through files on one machine. Set REDIS_URL to a Redis server."),
        )
    if settings.OVER_TLS and not settings.TRUSTED_PROXIES:
        yield Warning(
            _("TRUSTED_PROXIES is 0 although SITE_URL is https."),
            hint=_(
                "Behind a TLS proxy every page would redirect to itself, and rate limits would count the "
                "proxy as one visitor. Set it to the number of proxies in front, mostly 1."
            ),
            id="alliance87.W013",
        )


@register(TAG, deploy=True)
def check_mail(app_configs: Any = None, **kwargs: Any) -> Iterator[CheckMessage]:
    if not settings.EMAIL_URL:
        yield _error(
            7,
            _("EMAIL_URL is not set."),
            _(
                "Mail is written to files and reaches nobody. Set it, such as smtp+tls://user:password@host:587."
            ),
        )
    sender = settings.DEFAULT_FROM_EMAIL.rstrip("> ").rpartition("@")[2].lower()
    if not sender or sender.endswith(PLACEHOLDERS):
        yield _error(
            8,
            _("DEFAULT_FROM_EMAIL is a placeholder."),
            _("Set it to an address of yours, whose domain lets your mail server send for it (SPF, DKIM)."),
        )
