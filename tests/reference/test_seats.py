from collections import Counter

import pytest
from django.db import IntegrityError, transaction

from alliance87.core import rulesets
from gcm.domain.reference import SEATS_OF_BLOCK
from gcm.enums import SeatBlock, StakeholderGroup
from gcm.models import Seat, SeatCategory
from partners.models import RegionalGroup

pytestmark = pytest.mark.usefixtures("reference")


def per_block():
    return dict(Counter(Seat.objects.as_of().values_list("category__block", flat=True)))


@pytest.mark.rule("S2")
def test_seats_are_those_of_the_rule_set():
    rules = rulesets.in_force()
    assert per_block() == {str(block): rules[key] for block, key in SEATS_OF_BLOCK.items()}
    assert Seat.objects.count() == rules["gcm.seats.total"]


@pytest.mark.rule("S2")
@pytest.mark.rule("S3")
def test_the_mandate_gives_thirty_two():
    """What the first rule set of the portal says, whatever is in force here."""
    default = {block: rulesets.InForce()[key] for block, key in SEATS_OF_BLOCK.items()}
    assert default == {
        SeatBlock.CHAIR_VICE: 2,
        SeatBlock.PATHFINDER: 5,
        SeatBlock.DEVELOPMENT_PARTNER: 5,
        SeatBlock.GOVERNMENT_REGION: 5,
        SeatBlock.UN_IGO: 6,
        SeatBlock.WORKERS: 3,
        SeatBlock.EMPLOYERS: 3,
        SeatBlock.NGO: 3,
    }
    assert sum(default.values()) == 32


@pytest.mark.rule("S2")
def test_numbers_have_no_gap_and_follow_the_blocks():
    seats = list(Seat.objects.values_list("number", "category__order"))
    assert [number for number, _ in seats] == list(range(1, len(seats) + 1))
    assert [order for _, order in seats] == sorted(order for _, order in seats)


@pytest.mark.rule("S3")
def test_the_first_two_seats_are_the_offices():
    offices = dict(Seat.objects.exclude(office="").values_list("number", "office"))
    assert offices == {1: "chair", 2: "vice_chair"}


@pytest.mark.rule("S4")
def test_five_stakeholder_groups_of_which_government_has_four_blocks():
    blocks = Counter(SeatCategory.objects.values_list("group", flat=True))
    assert blocks == {"government": 4, "un_igo": 1, "workers": 1, "employers": 1, "ngo": 1}
    assert set(blocks) == set(StakeholderGroup.values)


@pytest.mark.rule("S5")
@pytest.mark.rule("S6")
def test_one_seat_a_region_binding_for_spokespersons_only():
    for block, in_principle in ((SeatBlock.PATHFINDER, True), (SeatBlock.GOVERNMENT_REGION, False)):
        seats = Seat.objects.filter(category__block=block).select_related("regional_group")
        with_region = [seat for seat in seats if seat.regional_group]
        regions = [each.code for each in RegionalGroup.objects.all()][: len(seats)]
        assert [seat.regional_group.code for seat in with_region] == regions
        assert {seat.in_principle for seat in with_region} == {in_principle}
    elsewhere = Seat.objects.exclude(category__block__in=["pathfinder", "government_region"])
    assert elsewhere.filter(regional_group__isnull=False).count() == 0


@pytest.mark.rule("S12")
def test_who_nominates_is_told_in_each_language():
    workers = SeatCategory.objects.get(block="workers")
    assert [workers.nominating_body_fr, workers.nominating_body_en, workers.nominating_body_es] == [
        "Confédération syndicale internationale (CSI)",
        "International Trade Union Confederation (ITUC)",
        "Confederación Sindical Internacional (CSI)",
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"number": 0},
        {"number": 2},
        {"office": "vice_chair"},
        {"in_principle": True},
        {"valid_from": "2027-03-01", "valid_to": "2027-02-28"},
    ],
)
def test_the_database_keeps_seats_in_order(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.filter(number=1).update(**change)


def test_the_database_keeps_one_seat_a_region():
    region = RegionalGroup.objects.get(code="africa")
    last = Seat.objects.filter(category__block="government_region").last()
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.filter(pk=last.pk).update(regional_group=region)
