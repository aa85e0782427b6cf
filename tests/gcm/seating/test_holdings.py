"""P6: two holders of seats are not merged; what one of them holds is looked at by people."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from alliance87.core.dates import today_in_geneva
from partners.domain.succession.recording import preview_succession, record_succession
from tests.partners.proposing import make_partner

pytestmark = pytest.mark.rule("P6")


def test_two_that_hold_seats_are_not_merged(body: Any, secretariat: Any) -> None:
    one, two = body.term(18).organisation, body.term(19).organisation
    preview = preview_succession(one, two)
    assert len(preview.refusals) == 1
    with pytest.raises(ValidationError):
        record_succession(
            actor=secretariat, predecessor=one, successor=two, kind="merger", first_day=today_in_geneva()
        )


def test_a_seat_is_named_before_and_stays_as_it_is(body: Any, secretariat: Any) -> None:
    one, two = body.term(18).organisation, make_partner("successor")
    assert len(preview_succession(one, two).holdings) == 1
    record_succession(
        actor=secretariat, predecessor=one, successor=two, kind="merger", first_day=today_in_geneva()
    )
    assert body.term(18).organisation == one
