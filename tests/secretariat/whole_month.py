"""A month in which each kind of public event happens once in the open, and again out of sight.

Each maker answers with words that the title of what anybody may read has in a language ("{code}"); the titles
of the rest hold `SECRET`.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from gcm.domain.publication import publish_decision
from partners.enums import Listing
from partners.models import FundingCall, GoodPractice, Group, Initiative, Organisation, OrganisationStatus
from secretariat.models import Event, News
from tests.gcm.body import bring_in, decide, make_meeting
from tests.partners.trading import OFFER, draft_pilot, draft_posting, post, publish_call, run_pilot
from tests.pathfinders.roadmaps import make_roadmap
from tests.pathfinders.ways import make_pathway

MONTH = date(2026, 5, 1)
INSIDE = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)
SECRET = "Nobody reads"
DAY = timedelta(days=1)


def titles(title: str) -> dict[str, str]:
    return {f"title_{code}": f"{title} {code}" for code in ("fr", "en", "es")}


def two_decisions(body: Any) -> tuple[Any, Any]:
    meeting = make_meeting(body, "open", items=2)
    bring_in(meeting, body)
    return decide(meeting, body), decide(meeting, body)


def decisions(world: Any) -> str:
    shown, _restricted = two_decisions(world.body)
    publish_decision(actor=world.body.chair, decision=shown)
    return str(shown.symbol)


def pathfinders(world: Any) -> str:
    for organisation in (world.organisation, world.hidden_organisation):
        OrganisationStatus.objects.create(organisation=organisation, kind="pathfinder", valid_from=INSIDE)
    return str(world.organisation.name)


def roadmaps(world: Any) -> str:
    ways = [
        make_pathway("granted", name="Onderland"),
        make_pathway("granted", name=f"{SECRET} Land", iso2="XR"),
        make_pathway("review", name=f"{SECRET} Coast", iso2="XS"),
    ]
    for way, state in zip(ways, ("in_force", "in_force", "submitted"), strict=True):
        make_roadmap(way, state, title=SECRET)
        way.organisation.statuses.update(valid_from=MONTH - DAY, known_on=MONTH - DAY)
    Organisation.objects.filter(pk=ways[1].organisation_id).update(listing=Listing.HIDDEN)
    return "Onderland"


def groups(world: Any) -> str:
    shown, kept = world.add_group("Open Group"), world.add_group(f"{SECRET} Group")
    Group.objects.filter(pk=shown.pk).update(published_at=INSIDE)
    Group.objects.filter(pk=kept.pk).update(published_at=None)
    return "Open Group"


def partners(world: Any) -> str:
    for name, listing in (("House", Listing.HIDDEN), ("Network", Listing.NAME_ONLY)):
        world.add_partner(f"{SECRET} {name}", listing)
    return str(world.organisation.name)


def initiatives(world: Any) -> str:
    dates = {"starts_on": INSIDE.date(), "ends_on": INSIDE.date() + 9 * DAY}
    return by_partners(world, Initiative, "Plan", **dates)


def practices(world: Any) -> str:
    return by_partners(world, GoodPractice, "Practice")


def by_partners(world: Any, model: Any, title: str, **values: Any) -> str:
    shown = {"state": "published", "published_at": INSIDE}
    for organisation, name, state in (
        (world.organisation, title, shown),
        (world.organisation, SECRET, {}),
        (world.hidden_organisation, SECRET, shown),
        (world.named_organisation, SECRET, shown),
    ):
        author = world.people["partner_editor"]
        model.objects.create(organisation=organisation, author=author, **titles(name), **state, **values)
    return f"{title} {{code}}"


def pilots(world: Any) -> str:
    editor = world.people["partner_editor"]
    run_pilot(editor, world.organisation, **titles("Pilot"))
    run_pilot(editor, world.hidden_organisation, **titles(SECRET))
    draft_pilot(editor, world.organisation, **titles(SECRET))
    return "Pilot {code}"


def needs(world: Any) -> str:
    editor = world.people["partner_editor"]
    post(editor, world.organisation, **titles("Need"))
    post(editor, world.hidden_organisation, **titles(SECRET))
    post(editor, world.organisation, **{**OFFER, **titles(SECRET)})
    draft_posting(editor, world.organisation, **titles(SECRET))
    return "Need {code}"


def calls(world: Any) -> str:
    call(world, "Call", INSIDE + 90 * DAY)
    call(world, SECRET, INSIDE + 90 * DAY, world.hidden_organisation)
    return "Call {code}"


def deadlines(world: Any) -> str:
    """Of calls that were told in April."""
    made = call(world, "Grant", datetime(2026, 6, 15, 12, tzinfo=UTC))
    late = call(world, SECRET, datetime(2026, 7, 15, 12, tzinfo=UTC))
    hidden = call(world, SECRET, datetime(2026, 6, 15, 12, tzinfo=UTC), world.hidden_organisation)
    FundingCall.objects.filter(pk__in=[made.pk, late.pk, hidden.pk]).update(published_at=INSIDE - 30 * DAY)
    return "Grant {code}"


def call(world: Any, title: str, deadline: datetime, organisation: Any = None) -> FundingCall:
    people, donor = world.people, organisation or world.organisation
    return publish_call(
        people["partner_editor"], people["secretariat"], donor, deadline=deadline, **titles(title)
    )


def events(world: Any) -> str:
    when = {
        "starts_at": INSIDE + 9 * DAY,
        "ends_at": INSIDE + 10 * DAY,
        "place": "Geneva",
        "organiser": "ILO",
    }
    return by_office(Event, "Fair", **when)


def news(world: Any) -> str:
    return by_office(News, "News")


def by_office(model: Any, title: str, **values: Any) -> str:
    for number, (name, at) in enumerate(
        ((title, INSIDE), (SECRET, None), (SECRET, INSIDE + 30 * DAY), (SECRET, INSIDE - 60 * DAY))
    ):
        slug = {"slug": f"news-{number}", "public_revision": 1} if model is News else {}
        model.objects.create(**titles(name), publish_at=at, **slug, **values)
    return f"{title} {{code}}"


HAPPENS: dict[str, Callable[[Any], str]] = {
    each.__name__: each
    for each in (
        decisions,
        pathfinders,
        roadmaps,
        groups,
        partners,
        initiatives,
        practices,
        pilots,
        needs,
        calls,
        deadlines,
        events,
        news,
    )
}
