"""Good practices of the demonstration: published, endorsed, adopted elsewhere; one waits to be read."""

from django.db import transaction

from partners.domain.practices import (
    adopt_practice,
    endorse_practice,
    review_practice,
    save_practice,
    start_practice,
    submit_practice,
)
from partners.models import Country, GoodPractice, Organisation
from secretariat.demo_seed.initiatives import about
from secretariat.demo_seed.people import cast_member
from secretariat.demo_seed.proposals import focal_point_of
from secretariat.demo_seed.tables import LANGUAGES, Row, table

TEXTS = ("title", "problem", "action", "result", "evidence", "scaling")


@transaction.atomic
def share_practices() -> int:
    """Every row, once. Answers how many were shared."""
    if GoodPractice.objects.exists():
        return 0
    for row in table("practices"):
        _share(row)
    return len(table("practices"))


def _share(row: Row) -> None:
    organisation = _organisation(row["partner"])
    author = focal_point_of(organisation)
    started = start_practice(actor=author, organisation=organisation)
    values = {
        **about(row, organisation),
        **{f"{name}_{code}": row[f"{name}_{code}"] for name in TEXTS for code in LANGUAGES},
    }
    saved = save_practice(actor=author, practice=started, revision=started.revision, values=values)
    practice = submit_practice(actor=author, practice=saved)
    if row["state"] == "published":
        practice = review_practice(actor=cast_member("officer-2"), practice=practice, accepted=True)
    if row["endorsed"]:
        other = _organisation(row["endorsed"])
        endorse_practice(actor=focal_point_of(other), practice=practice, organisation=other)
    if row["adopted"]:
        other = _organisation(row["adopted"])
        adopt_practice(
            actor=focal_point_of(other),
            practice=practice,
            organisation=other,
            country=Country.objects.get(organisation=other),
        )


def _organisation(name: str) -> Organisation:
    return Organisation.objects.get(name_en=name)
