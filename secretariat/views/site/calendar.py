"""The union calendar, an event, and calendars to subscribe to."""

from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alliance87.core.access.registry import remember_roles
from alliance87.core.ical.feed import Entry, feed
from alliance87.core.views import PUBLIC, SIGNED_IN, PortalPage, PortalView
from secretariat.domain.calendar_keys import drop_calendar_key, make_calendar_key, reader_of
from secretariat.models import CalendarKey, Event
from secretariat.queries.calendar import entries, sources

AHEAD, BACK = timedelta(days=366), timedelta(days=31)


def chosen(request: HttpRequest, reader: Any = None) -> list[str]:
    """The sources that the address asks for, of those that there are for the reader: who asks, or whose
    calendar it is."""
    asked = request.GET.getlist("of")
    return [each.key for each in sources(reader or request.user) if each.key in asked]


def query_of(only: list[str]) -> str:
    """The chosen kinds as the address of a calendar carries them."""
    return urlencode([("of", key) for key in only])


class CalendarView(PortalPage):
    """What is to come within a year, by month."""

    permission = PUBLIC
    template_name = "secretariat/site/calendar.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, only = self.request.user, chosen(self.request)
        today = datetime.combine(timezone.localdate(), time.min, tzinfo=timezone.get_current_timezone())
        found = entries(user, today, today + AHEAD, only=only)
        mine = user.is_authenticated and CalendarKey.objects.filter(user=user).exists()
        return super().get_context_data(
            months=by_month(found),
            sources=sources(user),
            chosen=only,
            subscription=query_of(only),
            has_key=mine,
            **kwargs,
        )


def by_month(found: list[Entry]) -> list[tuple[Any, list[Entry]]]:
    months: dict[Any, list[Entry]] = {}
    for each in found:
        months.setdefault(each.first_day.replace(day=1), []).append(each)
    return sorted(months.items())


class EventView(PortalPage):
    """Of an event that the public is not told of yet, the preview for those who write it."""

    permission = PUBLIC
    template_name = "secretariat/site/event.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        writes = self.request.user.has_perm("secretariat.view_event")
        seen = Event.objects.all() if writes else Event.objects.published()
        event = get_object_or_404(seen, public_id=self.kwargs["public_id"])
        return super().get_context_data(event=event, **kwargs)


class FeedView(PortalView):
    """What every visitor may see."""

    permission = PUBLIC

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return _calendar(AnonymousUser(), chosen(request), _("Alliance 8.7"))


class OwnFeedView(PortalView):
    """A person's own, by its secret address: what they may see at the hour of the reading, of the kinds that
    the address names."""

    permission = PUBLIC

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        reader = reader_of(kwargs["key"])
        if reader is None:
            raise Http404
        remember_roles(reader)
        response = _calendar(reader, chosen(request, reader), _("Alliance 8.7, my calendar"))
        response.headers["Cache-Control"] = "private, no-store"
        return response


def _calendar(user: Any, only: list[str], name: str) -> HttpResponse:
    now = timezone.now()
    content = feed(entries(user, now - BACK, now + AHEAD, only=only), name=name, stamp=now)
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


class KeyView(PortalPage):
    """The address of one's own calendar, with the kinds chosen on the calendar: shown once, made anew, or
    taken away."""

    permission = SIGNED_IN
    template_name = "secretariat/site/calendar_key.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user: Any = self.request.user
        has_key = CalendarKey.objects.filter(user=user).exists()
        only = chosen(self.request)
        labels = [each.label for each in sources(user) if each.key in only]
        return super().get_context_data(has_key=has_key, labels=labels, subscription=query_of(only), **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if "drop" in request.POST:
            drop_calendar_key(actor=request.user)
            messages.success(request, _("Your calendar has no address any more."))
            return redirect("secretariat:calendar")
        key = make_calendar_key(actor=request.user)
        address = settings.SITE_URL + reverse("secretariat:own_calendar", args=[key])
        if only := query_of(chosen(request)):
            address = f"{address}?{only}"
        return self.render_to_response(self.get_context_data(address=address))
