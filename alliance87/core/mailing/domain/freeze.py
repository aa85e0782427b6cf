"""Approve a mailing: write its text once a language and its list once and for all."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from alliance87.core.mailing import conf
from alliance87.core.mailing.compose import write_contents
from alliance87.core.mailing.domain.closing import finish_if_done
from alliance87.core.mailing.domain.schedule import schedule
from alliance87.core.mailing.domain.suppress import set_aside_stopped
from alliance87.core.mailing.frozen_query import FrozenQuery
from alliance87.core.mailing.models import Delivery, Mailing
from alliance87.core.mailing.values import Attachment, Recipient

Attachments = dict[str, Sequence[Attachment]]


@transaction.atomic
def send(
    *,
    kind: str,
    template: str,
    recipients: Iterable[Recipient],
    context: dict[str, Any],
    why: Any,
    statutory: bool = False,
    attachments: Attachments | None = None,
    not_after: datetime | None = None,
    category: str = "",
    confidential: bool = False,
    despite_bounces: bool = False,
    rate: int | None = None,
) -> Mailing:
    """Freeze a message to a short list and hand it to the workers when the transaction commits.

    An address that is given twice gets one copy. `not_after` defaults to five days from now, `rate` (messages
    a second, 0 for no limit) to the setting. Raises TemplateDoesNotExist.
    """
    mailing = Mailing.objects.create(
        kind=kind,
        category=category,
        statutory=statutory,
        confidential=confidential,
        despite_bounces=despite_bounces,
        rate=settings.MAIL_RATE if rate is None else rate,
        not_after=not_after or timezone.now() + conf.KEEP_TRYING,
    )
    Delivery.objects.bulk_create(_deliveries(mailing, recipients))
    return _approve(mailing, template, context, why, attachments or {})


@transaction.atomic
def send_to_query(
    *,
    kind: str,
    template: str,
    queryset: QuerySet[Any],
    context: dict[str, Any],
    why: Any,
    address: str = "email",
    language: str = "language",
    key: Any = "pk",
    name: Any = "",
    statutory: bool = False,
    attachments: Attachments | None = None,
    not_after: datetime | None = None,
    category: str = "",
    rate: int | None = None,
) -> Mailing:
    """The same for a list of any length: one INSERT ... SELECT, the list is never loaded.

    `address` and `language` name fields of the queryset; `key` and `name` are fields or expressions.
    Raises TemplateDoesNotExist.
    """
    mailing = Mailing.objects.create(
        kind=kind,
        category=category,
        statutory=statutory,
        rate=settings.MAIL_RATE if rate is None else rate,
        not_after=not_after or timezone.now() + conf.KEEP_TRYING,
    )
    frozen = FrozenQuery(mailing, queryset, address=address, language=language, key=key, name=name)
    with connection.cursor() as cursor:
        cursor.execute(*frozen.insert())
    return _approve(mailing, template, context, why, attachments or {})


def _approve(
    mailing: Mailing, template: str, context: dict[str, Any], why: Any, attachments: Attachments
) -> Mailing:
    write_contents(mailing, template, context, why, attachments)
    set_aside_stopped(mailing, mailing.deliveries.waiting())
    mailing.approve()
    mailing.save(update_fields=["state"])
    if not finish_if_done(mailing.pk):
        schedule(mailing)
    mailing.refresh_from_db()
    return mailing


def _deliveries(mailing: Mailing, recipients: Iterable[Recipient]) -> list[Delivery]:
    """One an address, the first that is given."""
    now = timezone.now()
    unique = {each.address.strip().lower(): each for each in reversed(list(recipients))}
    return [
        Delivery(
            mailing=mailing,
            address=address,
            name=each.name,
            language=known_language(each.language),
            key=each.key,
            personal=dict(each.personal),
            message_id=f"<{secrets.token_hex(16)}@{conf.mail_domain()}>",
            dated=now,
            not_after=mailing.not_after,
        )
        for address, each in reversed(unique.items())
        if address
    ]


def known_language(language: str) -> str:
    """A language that the portal speaks."""
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
