"""Ending sessions."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone


def end_sessions(user: Any) -> int:
    """Sign `user` out everywhere; how many sessions ended. Sessions name no user in a column, so all
    live ones are read: this is for rare acts."""
    live = Session.objects.filter(expire_date__gt=timezone.now()).iterator()
    theirs = [each.pk for each in live if each.get_decoded().get(SESSION_KEY) == str(user.pk)]
    return Session.objects.filter(pk__in=theirs).delete()[0]
