"""The governing body's part of what is true everywhere: its seats, as many as the rule set says."""

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any

from alliance87.core import rulesets
from alliance87.core.reference import Counts, bring, define_loader, in_languages, rows_of
from gcm.enums import Office, SeatBlock
from gcm.models import Seat, SeatCategory
from partners.models import RegionalGroup

FILES = Path(__file__).parents[1] / "reference"
SEATS_OF_BLOCK = {
    SeatBlock.CHAIR_VICE: "gcm.seats.officers",
    SeatBlock.PATHFINDER: "gcm.seats.pathfinders",
    SeatBlock.DEVELOPMENT_PARTNER: "gcm.seats.development_partners",
    SeatBlock.GOVERNMENT_REGION: "gcm.seats.regional",
    SeatBlock.UN_IGO: "gcm.seats.un_igo",
    SeatBlock.WORKERS: "gcm.seats.workers",
    SeatBlock.EMPLOYERS: "gcm.seats.employers",
    SeatBlock.NGO: "gcm.seats.ngos",
}


def load_seat_categories() -> Counts:
    """The blocks, the stakeholder group each counts for, and who nominates for it (S4, S12, S18)."""
    done = Counts()
    for order, row in enumerate(rows_of(FILES / "seat_categories.csv"), start=1):
        facts = {"group": row["group"], "order": order, **in_languages(row, "name", "nominating_body")}
        done += bring(SeatCategory, {"block": row["block"]}, facts)[1]
    return done


def load_seats() -> Counts:
    """The seats under the rule set in force (S2), numbered block after block. Once there are seats they
    stay as they are: another structure is a decision with a date, never a loading (X7)."""
    there = Seat.objects.count()
    if there:
        return Counts(same=there)
    made = [Seat(number=number, **fields) for number, fields in enumerate(_composition(), start=1)]
    Seat.objects.bulk_create(made)
    return Counts(created=len(made))


def _composition() -> Iterator[Mapping[str, Any]]:
    """The fields of each seat in the order of the numbers. A region falls on one seat of its block, in
    the order of the regional groups (S5, S6); the first seats of all are the two offices (S3)."""
    rules = rulesets.in_force()
    regions = list(RegionalGroup.objects.all())
    for category in SeatCategory.objects.all():
        number = rules[SEATS_OF_BLOCK[SeatBlock(category.block)]]
        of_block = {
            SeatBlock.CHAIR_VICE: [{"office": office} for office in Office.values],
            SeatBlock.PATHFINDER: [{"regional_group": each, "in_principle": True} for each in regions],
            SeatBlock.GOVERNMENT_REGION: [{"regional_group": each} for each in regions],
        }.get(SeatBlock(category.block), [])
        for _, particular in zip_longest(range(number), of_block[:number], fillvalue={}):
            yield {"category": category, **particular}


define_loader("seat categories", load_seat_categories, order=50)
define_loader("seats", load_seats, order=60)
