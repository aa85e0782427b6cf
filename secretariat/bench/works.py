"""What partners of a measurement do: initiatives, practices and groups in proportion to their number, written
by a few statements. They repeat the words of the demonstration."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import cycle, islice
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from alliance87.core.dates import today_in_geneva
from alliance87.core.languages import LANGUAGES
from partners.enums import GroupKind, GroupOfficeKind, InitiativeState, JoiningState, Listing, PracticeState
from partners.models import (
    Country,
    GoodPractice,
    Group,
    GroupMember,
    GroupOffice,
    GroupPeriod,
    Initiative,
    Organisation,
    Topic,
    User,
    WorkplanLine,
)
from secretariat.demo_seed.tables import Row, table

PARTNERS_AN_INITIATIVE, PARTNERS_A_PRACTICE = 2, 5
PARTNERS_A_GROUP, FEWEST_GROUPS = 200, 30  # a page of groups
MEMBERS, LINES = 30, 12  # of a group


@transaction.atomic
def write_works() -> None:
    """Once: what is there stays alone."""
    public = Organisation.objects.partners().filter(listing=Listing.PUBLIC).order_by("pk")
    partners: list[Organisation] = list(public)
    if Initiative.objects.exists():
        return
    author, topics = User.objects.order_by("pk")[0], list(Topic.objects.filter(active=True))
    _write(Initiative, partners[::PARTNERS_AN_INITIATIVE], author, topics, InitiativeState.PUBLISHED)
    _write(GoodPractice, partners[::PARTNERS_A_PRACTICE], author, topics, PracticeState.PUBLISHED)
    _write_groups(partners, author)


def tidy() -> None:
    """Leave the database as its own housekeeping would within minutes."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _write(
    model: Any, partners: Sequence[Organisation], author: User, topics: list[Topic], state: str
) -> None:
    rows = cycle(table("initiatives" if model is Initiative else "practices"))
    today, now = today_in_geneva(), timezone.now()
    made = []
    for number, (partner, row) in enumerate(zip(partners, rows, strict=False)):
        record = model(
            organisation=partner,
            author=author,
            state=state,
            published_at=now - timedelta(hours=number),
            **_words(row, model, number),
        )
        if model is Initiative:
            record.starts_on, record.ends_on = today, today + timedelta(days=700)
        record.search_text = record.folded_texts()
        made.append(record)
    made = model.objects.bulk_create(made, batch_size=1000)
    _link(model.topics.through, made, "topic_id", cycle(each.pk for each in topics), 2)
    countries = (each.organisation.country_id or _somewhere() for each in made)
    _link(model.countries.through, made, "country_id", countries, 1)


def _words(row: Row, model: Any, number: int) -> dict[str, str]:
    columns = {f"{name}_{code}" for name in model.searched for code in LANGUAGES}
    return {name: f"{row[name]} ({number})" if name.startswith("title") else row[name] for name in columns}


def _somewhere() -> int:
    return Country.objects.order_by("pk").values_list("pk", flat=True)[0]


def _link(through: Any, made: Sequence[Any], column: str, keys: Iterable[int], each: int) -> None:
    source, pairs = f"{made[0]._meta.model_name}_id", iter(keys)
    links = [through(**{source: record.pk, column: key}) for record in made for key in islice(pairs, each)]
    through.objects.bulk_create(links, batch_size=2000)


def _write_groups(partners: Sequence[Organisation], author: User) -> None:
    today, number = today_in_geneva(), max(FEWEST_GROUPS, len(partners) // PARTNERS_A_GROUP)
    made = Group.objects.bulk_create(
        Group(
            slug=f"bench-{each}",
            kind=GroupKind.ACTION_GROUP,
            published_at=timezone.now(),
            **{f"title_{code}": f"Group {each}" for code in LANGUAGES},
        )
        for each in range(number)
    )
    GroupPeriod.objects.bulk_create(
        GroupPeriod(group=each, starts_on=today, ends_on=today + timedelta(days=700), decision="BENCH")
        for each in made
    )
    turn = cycle(partners)
    for group in made:
        inside = list(islice(turn, MEMBERS))
        _write_members(group, inside, author)
        WorkplanLine.objects.bulk_create(
            WorkplanLine(
                group=group,
                responsible=each,
                starts_on=today,
                ends_on=today + timedelta(days=90),
                **{f"{name}_{code}": "Bench" for name in ("outcome", "activity") for code in LANGUAGES},
            )
            for each in inside[:LINES]
        )


def _write_members(group: Group, inside: Sequence[Organisation], author: User) -> None:
    today = today_in_geneva()
    GroupOffice.objects.create(group=group, organisation=inside[0], kind=GroupOfficeKind.CHAIR, since=today)
    GroupMember.objects.bulk_create(
        GroupMember(
            group=group,
            organisation=each,
            state=JoiningState.MEMBER,
            reason="Bench",
            asked_by=author,
            since=today,
        )
        for each in inside
    )
