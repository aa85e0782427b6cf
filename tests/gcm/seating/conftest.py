from typing import Any

import pytest

from gcm.domain.seating.accrediting import accredit_nomination, plan_for
from gcm.domain.seats import end_term
from gcm.models import Nomination, SeatTerm
from tests.gcm.body import LETTER, Body, seat_all
from tests.gcm.seating.groups import Group, by_mandate, group_of
from tests.plugins.worlds import kept


@kept
def body() -> Body:
    """Every seat held. Seats go by their numbers in the mandate, also where the rule set has more of them."""
    return by_mandate(seat_all())


@kept
def workers(body: Any) -> Group:
    return group_of(body)


@pytest.fixture
def accredit() -> Any:
    """Accredit a name as it is shown today."""

    def act(group: Group, nomination: Nomination) -> SeatTerm:
        plan = plan_for(nomination)
        assert plan is not None
        return accredit_nomination(actor=group.officer, nomination=nomination, starts_on=plan.starts)

    return act


@pytest.fixture
def vacate() -> Any:
    """Leave a seat vacant since yesterday."""
    from datetime import timedelta

    from django.utils import timezone

    def act(everybody: Any, number: int) -> None:
        yesterday = timezone.localdate() - timedelta(days=1)
        end_term(actor=everybody.officer, term=everybody.term(number), last_day=yesterday, letter=LETTER)

    return act


@pytest.fixture
def an_office(body: Any) -> Any:
    """An office in a group that the GCG established."""
    from partners.models import Group as ActionGroup
    from partners.models import GroupOffice
    from tests.cast import make_user
    from tests.partners.proposing import hand_in

    def make(organisation: Any) -> GroupOffice:
        from django.utils import timezone

        from partners.models import Membership

        lead = make_user("group_lead")
        Membership.objects.create(organisation=organisation, user=lead, role="focal_point")
        proposal = hand_in(lead, organisation)
        group = ActionGroup.objects.create(slug="a-group", kind="action_group", proposal=proposal)
        return GroupOffice.objects.create(
            group=group, organisation=organisation, kind="lead", since=timezone.localdate()
        )

    return make
