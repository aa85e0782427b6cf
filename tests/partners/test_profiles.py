"""A partner's page is written by its editors, and by whoever was given the right by name."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from alliance87.core.access.domain.grants import grant, revoke
from partners.domain.profiles import update_profile
from partners.domain.stale import StaleEditError
from partners.models import Organisation
from partners.queries.directory import Filters, search_partners

Admit = Callable[..., Organisation]


def test_the_focal_point_changes_what_is_found(admit: Admit, applicant: Any) -> None:
    partner = admit()
    update_profile(
        actor=applicant, organisation=partner, revision=0, values={"mission_fr": "Former des inspecteurs"}
    )
    assert list(search_partners(Filters("inspecteurs"))) == [partner]
    assert list(search_partners(Filters("survivantes"))) == []


@pytest.mark.rule("T13")
def test_a_stale_profile_is_refused(admit: Admit, applicant: Any) -> None:
    partner = admit()
    update_profile(
        actor=applicant, organisation=partner, revision=0, values={"website": "https://one.example.org"}
    )
    with pytest.raises(StaleEditError) as stale:
        update_profile(actor=applicant, organisation=partner, revision=0, values={"website": ""})
    assert stale.value.current.website == "https://one.example.org"  # type: ignore[attr-defined]


def test_a_right_given_by_name_can_be_taken_back(admit: Admit, applicant: Any, follower: Any) -> None:
    partner = admit()
    with pytest.raises(PermissionDenied):
        update_profile(actor=follower, organisation=partner, revision=0, values={})
    grant(actor=applicant, user=follower, permission="partners.edit_profile", obj=partner)
    update_profile(actor=follower, organisation=partner, revision=0, values={"website": ""})
    revoke(actor=applicant, user=follower, permission="partners.edit_profile", obj=partner)
    with pytest.raises(PermissionDenied):
        update_profile(actor=follower, organisation=partner, revision=1, values={})


def test_the_page_asks_the_same_question(admit: Admit, client_of: Any, applicant: Any, follower: Any) -> None:
    partner = admit()
    address = f"/en/partners/{partner.slug}/edit/"
    answers = [
        client_of(who).get(address).status_code for who in (applicant, follower, "secretariat", "anonymous")
    ]
    assert answers == [200, 404, 403, 302]
