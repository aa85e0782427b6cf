"""Contents once a language when the list is frozen; bytes by recipient when they are sent."""

import re
import secrets
from collections.abc import Sequence
from email.utils import format_datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from alliance87.core.mailing import conf, links, mime, placeholders
from alliance87.core.mailing.categories import category
from alliance87.core.mailing.models import Delivery, Mailing, MailingContent, address_hash
from alliance87.core.mailing.openings import Openings
from alliance87.core.mailing.render import Rendered, render
from alliance87.core.mailing.values import Attachment, Outgoing

SENDABLE = re.compile(r"[!-;=?-~]+@[!-;=?-~]+")  # printable ASCII but for < and >


def write_contents(
    mailing: Mailing,
    template: str,
    context: dict[str, Any],
    why: Any,
    attachments: dict[str, Sequence[Attachment]],
) -> None:
    """One content for each language among the recipients."""
    languages = mailing.deliveries.order_by("language").values_list("language", flat=True).distinct()
    is_list = bool(mailing.category) and not mailing.statutory
    manage = page_of(mailing) if is_list else ""
    openings = Openings(mailing.kind, context)
    for language in languages:
        marker = f"x{secrets.token_hex(12)}"
        options = {"language": language, "why": why, "marker": marker, "is_list": is_list, "manage": manage}
        rendered = openings.render(language, partial(render, template, context, **options))
        MailingContent.objects.create(
            mailing=mailing,
            language=language,
            marker=marker,
            subject=rendered.subject[:250],
            why=rendered.why,
            text=rendered.text,
            html=rendered.html,
            mime=mime.assemble(
                marker=marker,
                headers=_headers(mailing, rendered, marker, language),
                text=rendered.text,
                html=rendered.html,
                attachments=_in_language(attachments, language),
            ),
        )


def page_of(mailing: Mailing) -> str:
    """The name of the page on which readers of its list change what they get."""
    return category(mailing.category).manage if mailing.category else ""


def _in_language(attachments: dict[str, Sequence[Attachment]], language: str) -> Sequence[Attachment]:
    """The files in another language rather than none."""
    for choice in (language, settings.LANGUAGE_CODE, *attachments):
        if choice in attachments:
            return attachments[choice]
    return ()


def _headers(mailing: Mailing, rendered: Rendered, marker: str, language: str) -> list[tuple[str, str]]:
    def value(name: str) -> str:
        return placeholders.placeholder(marker, name)

    headers = [
        ("From", settings.DEFAULT_FROM_EMAIL),
        ("To", value("to")),
        ("Subject", rendered.subject),
        ("Date", value("date")),
        ("Message-ID", value("message-id")),
        ("MIME-Version", "1.0"),
        ("Content-Language", language),
        ("Auto-Submitted", "auto-generated"),
    ]
    if mailing.category and not mailing.statutory:
        with translation.override(language):
            page = links.page(links.UNSUBSCRIBE, value("token"))
        headers += [
            ("List-Id", f"<{mailing.category}.{conf.mail_domain()}>"),
            ("List-Unsubscribe", f"<{page}>,\r\n <{links.mailto(value('mailto-token'))}>"),
            ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ]
    return headers


class Composer:
    """Fills in one mailing's contents, each split at its placeholders once."""

    def __init__(self, mailing: Mailing) -> None:
        self.mailing = mailing
        self._sender = conf.sender()
        self._is_list = bool(mailing.category)
        contents = list(mailing.contents.all())
        self._pieces = {each.language: placeholders.split(each.marker, bytes(each.mime)) for each in contents}
        self._nameless = {each.language: greeting("", each.language) for each in contents}

    def compose(self, delivery: Delivery) -> Outgoing:
        """The message of one recipient. Raises ValueError for an address that SMTP cannot carry."""
        address, language = ascii_address(delivery.address), delivery.language
        values = {
            "to": mime.address_header(address, delivery.name),
            "date": format_datetime(delivery.dated),
            "message-id": delivery.message_id,
            "greeting": greeting(delivery.name, language) if delivery.name else self._nameless[language],
            **{f"personal-{name}": value for name, value in delivery.personal.items()},
        }
        if self._is_list:
            token = links.token(self.mailing.category, address_hash(delivery.address), delivery.message_id)
            values |= {"token": token, "mailto-token": links.in_mailto(token)}
        return Outgoing(
            delivery=delivery.pk,
            sender=self._sender,
            address=address,
            data=placeholders.fill(self._pieces[language], values),
            token=delivery.token,
        )


def greeting(name: str, language: str) -> str:
    with translation.override(language):
        return _("Dear %(name)s,") % {"name": name} if name else _("Hello,")


def ascii_address(address: str) -> str:
    """With an international domain in its ASCII form. Raises ValueError for anything that could not be
    written between angle brackets in an SMTP command."""
    user, _at, domain = address.rpartition("@")
    carried = f"{user}@{domain.encode('idna').decode('ascii')}"
    if not SENDABLE.fullmatch(carried):
        raise ValueError("not an address that SMTP can carry")
    return carried
