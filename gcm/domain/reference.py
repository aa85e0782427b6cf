"""The governing body's part of what is true everywhere: its seats, as many as the rule set says."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from alliance87.core import rulesets
from alliance87.core.reference import Counts, Wanted, bring, define_loader, in_languages, rows_of
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
    rows = enumerate(rows_of(FILES / "seat_categories.csv"), start=1)
    wanted = [
        Wanted(
            key={"block": row["block"]},
            facts={"group": row["group"], "order": order, **in_languages(row, "name", "nominating_body")},
        )
        for order, row in rows
    ]
    return bring(SeatCategory.objects.all(), wanted)


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
    """The fields of each seat in the order of the numbers."""
    rules = rulesets.in_force()
    particulars = _particulars()
    for category in SeatCategory.objects.all():
        block = SeatBlock(category.block)
        particular = particulars.get(block, [])
        for place in range(rules[SEATS_OF_BLOCK[block]]):
            yield {"category": category, **(particular[place] if place < len(particular) else {})}


def _particulars() -> Mapping[SeatBlock, Sequence[Mapping[str, Any]]]:
    """What single seats of a block have of their own: the two offices (S3), and a region each, in the
    order of the regional groups (S5, S6)."""
    regions = list(RegionalGroup.objects.all())
    return {
        SeatBlock.CHAIR_VICE: [{"office": office} for office in Office.values],
        SeatBlock.PATHFINDER: [{"regional_group": each, "in_principle": True} for each in regions],
        SeatBlock.GOVERNMENT_REGION: [{"regional_group": each} for each in regions],
    }


define_loader("seat categories", load_seat_categories, order=50)
define_loader("seats", load_seats, order=60)
