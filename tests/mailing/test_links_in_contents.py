"""Mailings that were frozen while contents still held a placeholder for each whole address."""

import importlib
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from alliance87.core.mailing.models import MailingContent

pytestmark = pytest.mark.django_db
migration = importlib.import_module("alliance87.core.mailing.migrations.0005_links_in_contents")


def _as_it_was(content: MailingContent) -> None:
    page = f"http://127.0.0.1:8000/{content.language}/mail/unsubscribe/{content.marker}.token."
    mailbox = f"mailto:no-reply@example.org?subject=unsubscribe%20{content.marker}.mailto-token."
    for old, new in (("unsubscribe-url", page), ("unsubscribe-mailto", mailbox)):
        for coding in ("text8bit.", "html8bit.", "textquoted.", "htmlquoted.", ""):
            tail = f"{coding}/" if new == page else coding
            written = f"{content.marker}.{old}.{coding}".encode()
            content.mime = bytes(content.mime).replace(f"{new}{tail}".encode(), written)
        content.text = content.text.replace(f"{page}/", f"{content.marker}.unsubscribe-url.")
        content.html = content.html.replace(f"{page}/", f"{content.marker}.unsubscribe-url.")
    content.save()


def test_a_frozen_mailing_keeps_its_links(send, newsletter):
    content = send("ana@example.org", category="test-news").contents.get()
    now = content.text, content.html, bytes(content.mime)
    _as_it_was(content)
    assert b"unsubscribe-url.html8bit." in bytes(content.mime)
    assert b"/mail/unsubscribe/" not in bytes(content.mime)
    migration.write_links(apps, SimpleNamespace(connection=connection))
    content.refresh_from_db()
    assert (content.text, content.html, bytes(content.mime)) == now
