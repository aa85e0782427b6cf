"""The community of the focal points: they ask one another, and show what worked (F16)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alliance87.core.repeats import said_just_now
from partners.models import Country, User
from pathfinders.domain.pathways import ask
from pathfinders.emails import community as emails
from pathfinders.enums import ThreadKind
from pathfinders.models import CommunityWorkshop, FocalPoint, Pathway, Post, Thread


@transaction.atomic
def open_thread(*, actor: Any, kind: str, title: str, text: str, countries: Iterable[Country] = ()) -> Thread:
    """Put a question to peers, or show a practice, which names the countries that it is of. The other focal
    points are told of a question. Raises PermissionDenied for all but focal points and the secretariat;
    ValidationError without words, and for a practice of no country."""
    ask(actor, "pathfinders.use_community", None)
    User.objects.select_for_update().get(pk=actor.pk)
    same = Thread.objects.filter(author=actor, kind=kind, title=title.strip(), text=text.strip())
    if (opened := said_just_now(same, at="opened_at")) is not None:
        return opened  # type: ignore[no-any-return]
    named = list(countries)
    if kind == ThreadKind.PRACTICE and not named:
        raise ValidationError({"countries": _("Please say of which country or countries this is.")})
    made = Thread(
        kind=kind,
        title=title.strip(),
        text=text.strip(),
        language=get_language() or "fr",
        author=actor,
        pathway=_way_of(actor),
    )
    made.full_clean(exclude=["author", "pathway"])
    made.save()
    made.countries.set(named)
    if kind == ThreadKind.QUESTION:
        emails.question_asked(made)
    return made


@transaction.atomic
def answer_thread(*, actor: Any, thread: Thread, text: str) -> Post:
    """Write below a question or a practice; its author is told. Raises PermissionDenied, ValidationError
    without words."""
    ask(actor, "pathfinders.use_community", None)
    locked = Thread.objects.select_for_update().get(pk=thread.pk)
    same = locked.posts.filter(author=actor, text=text.strip())
    if (written := said_just_now(same, at="at")) is not None:
        return written  # type: ignore[no-any-return]
    made = Post(thread=locked, author=actor, text=text.strip(), pathway=_way_of(actor))
    made.full_clean(exclude=["thread", "author", "pathway"])
    made.save()
    if locked.author_id != actor.pk:
        emails.thread_answered(made)
    return made


@transaction.atomic
def announce_workshop(
    *, actor: Any, year: int, starts_on: date, place: str, subject: str, link: str = ""
) -> CommunityWorkshop:
    """Announce the yearly workshop of the pathfinder countries, or say something else of it, which raises
    its sequence (T7). Raises PermissionDenied for all but the secretariat; ValidationError without a place or
    a subject."""
    ask(actor, "pathfinders.run_community", None)
    found = CommunityWorkshop.objects.filter(year=year).first() or CommunityWorkshop(year=year)
    before = (found.starts_on, found.place, found.subject)
    found.starts_on, found.place, found.subject = starts_on, place.strip(), subject.strip()
    if found.pk and before != (found.starts_on, found.place, found.subject):
        found.sequence += 1
    found.link = link
    found.full_clean(exclude=["year"])
    found.save()
    return found


def _way_of(actor: Any) -> Pathway | None:
    office = FocalPoint.objects.at().filter(user=actor).select_related("pathway").first()
    return office.pathway if office else None
