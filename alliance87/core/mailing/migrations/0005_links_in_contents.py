"""Contents hold the addresses of their pages now, and a placeholder for the token alone. Those that stand are
rewritten: a mailing may be under way."""

import re
from typing import Any

from django.conf import settings
from django.db import migrations

PATHS = {"unsubscribe-url": "mail/unsubscribe", "manage-url": "newsletter/preferences"}


def write_links(apps: Any, schema_editor: Any) -> None:
    contents = apps.get_model("mailing", "MailingContent").objects.using(schema_editor.connection.alias)
    for each in contents.iterator():
        each.text, each.html = (_with_links(each, text) for text in (each.text, each.html))
        mime = _with_links(each, bytes(each.mime).decode("utf-8", "surrogateescape"))
        each.mime = mime.encode("utf-8", "surrogateescape")
        each.save(update_fields=["text", "html", "mime"])


def _with_links(content: Any, text: str) -> str:
    for name, path in PATHS.items():
        page = f"{settings.SITE_URL}/{content.language}/{path}/{content.marker}.token."
        # Where the message is assembled already, a word says how the value is written there.
        text = re.sub(rf"{content.marker}\.{name}\.((?:text|html)(?:8bit|quoted)\.)?", rf"{page}\1/", text)
    mailbox = f"mailto:{_mailbox()}?subject=unsubscribe%20{content.marker}.mailto-token."
    return text.replace(f"{content.marker}.unsubscribe-mailto.", mailbox)


def _mailbox() -> str:
    from email.utils import parseaddr

    return str(settings.UNSUBSCRIBE_MAILBOX or parseaddr(settings.DEFAULT_FROM_EMAIL)[1])


class Migration(migrations.Migration):
    dependencies = [("mailing", "0004_mailing_own_rate")]
    operations = [migrations.RunPython(write_links, migrations.RunPython.noop)]
