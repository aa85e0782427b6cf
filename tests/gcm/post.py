"""What the mails of the GCG say, as their recipients get them."""

import re
from email.message import EmailMessage
from typing import Any

from icalendar import Calendar

from alliance87.core.mailing.compose import Composer
from alliance87.core.mailing.models import Mailing
from tests.mailing.smtp import parse


def last_mailing(kind: str) -> Mailing:
    return Mailing.objects.filter(kind=kind).latest("pk")


def mails(kind: str) -> dict[str, EmailMessage]:
    """The latest mailing of the kind, by address."""
    mailing = last_mailing(kind)
    composer = Composer(mailing)
    return {each.address: parse(composer.compose(each).data) for each in mailing.deliveries.all()}


def plain(message: EmailMessage) -> str:
    body: Any = message.get_body(("plain",))
    return str(body.get_content())


def html(message: EmailMessage) -> str:
    body: Any = message.get_body(("html",))
    return str(body.get_content())


def calendar(message: EmailMessage) -> Any:
    """The event of the attached file, with the method of the file as `method`."""
    (attached,) = message.iter_attachments()
    read = Calendar.from_ical(attached.get_content())
    (event,) = read.walk("VEVENT")
    event.method = str(read["METHOD"])
    return event


def answer_path(message: EmailMessage) -> str:
    """The address of the answer page, without what comes before and after."""
    found = re.search(r"http://[^/]+(/\w\w/gcm/notice/[^/]+/)", plain(message))
    assert found, plain(message)
    return found[1]
