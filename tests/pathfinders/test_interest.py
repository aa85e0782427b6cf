"""F2, F15: how the way of a country begins."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from alliance87.core import inbox, ledger
from alliance87.core.dates import today_in_geneva
from partners.models import Organisation, OrganisationStatus
from pathfinders.domain.interest import express_interest, register_interest, register_known_pathfinder
from pathfinders.domain.pathways import accept_interest
from pathfinders.models import Pathway
from tests.pathfinders.ways import letter, make_pathway, make_state, yesterday


def express(actor: Any, organisation: Organisation, **options: Any) -> Pathway:
    given = {
        "ministry": "Ministry of Labour",
        "letter_on": yesterday(),
        "letter": letter(),
        "focal_point": actor,
        **options,
    }
    return express_interest(actor=actor, organisation=organisation, **given)


@pytest.mark.rule("F2")
def test_the_letter_of_a_partner_opens_the_way(partner_editor: Any, secretariat: Any) -> None:
    made = express(partner_editor, make_state(editor=partner_editor))
    assert (made.state, made.ministry, made.letter_on) == ("interest", "Ministry of Labour", yesterday())
    assert [each.user for each in made.focal_points.all()] == [partner_editor]
    assert [each.kind for each in made.steps.all()] == ["expressed"]
    assert [each.kind for each in ledger.entries_of(made)] == ["pathfinders.expressed"]
    waiting = list(inbox.tasks_of(secretariat))
    assert [each.subject for each in waiting] == [made]
    accept_interest(actor=secretariat, pathway=made)
    assert Pathway.objects.get(pk=made.pk).state == "preparation"
    assert list(inbox.tasks_of(secretariat)) == []


@pytest.mark.rule("F15")
def test_only_a_partner_state_sets_out(partner_editor: Any, secretariat: Any) -> None:
    state = make_state(editor=partner_editor)
    OrganisationStatus.objects.filter(organisation=state).delete()
    with pytest.raises(PermissionDenied):
        express(partner_editor, state)
    with pytest.raises(ValidationError, match="Only a State that is a partner"):
        register_interest(
            actor=secretariat,
            organisation=state,
            ministry="Ministry of Labour",
            letter_on=yesterday(),
            letter=letter(),
            focal_point=partner_editor,
        )


def test_an_editor_of_another_state_expresses_nothing(partner_editor: Any, group_lead: Any) -> None:
    make_state(editor=partner_editor)
    other = make_state("Elsewhere", "XR", editor=group_lead)
    with pytest.raises(PermissionDenied):
        express(partner_editor, other)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"letter_on": today_in_geneva() + timedelta(days=2)}, "has not come yet"),
        ({"ministry": "  "}, "name the ministry"),
    ],
)
def test_what_is_wrong_with_a_letter_opens_nothing(
    partner_editor: Any, given: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValidationError, match=words):
        express(partner_editor, make_state(editor=partner_editor), **given)
    assert Pathway.objects.count() == 0


def test_a_country_has_one_way_at_a_time(partner_editor: Any) -> None:
    state = make_state(editor=partner_editor)
    express(partner_editor, state)
    with pytest.raises(ValidationError, match="on its way already"):
        express(partner_editor, state)
    assert Pathway.objects.count() == 1


def test_a_pathfinder_country_does_not_set_out_again(partner_editor: Any) -> None:
    state = make_state(editor=partner_editor)
    OrganisationStatus.objects.create(organisation=state, kind="pathfinder")
    with pytest.raises(ValidationError, match="a pathfinder country already"):
        express(partner_editor, state)


def test_a_known_pathfinder_gets_a_way_that_has_arrived(secretariat: Any, follower: Any) -> None:
    state = make_state()
    status = OrganisationStatus.objects.create(organisation=state, kind="pathfinder")
    made = register_known_pathfinder(
        actor=secretariat, organisation=state, ministry="Ministry of Labour", focal_point=follower
    )
    assert (made.state, made.decision, made.granted_at) == ("granted", "", None)
    assert follower.has_perm("pathfinders.prepare_pathway", made)
    assert OrganisationStatus.objects.get(pk=status.pk).valid_to is None
    with pytest.raises(ValidationError, match="no pathfinder country"):
        register_known_pathfinder(
            actor=secretariat,
            organisation=make_state("Elsewhere", "XR"),
            ministry="Ministry of Labour",
            focal_point=follower,
        )


def test_the_database_keeps_one_open_way_a_country(db: None) -> None:
    from django.db import IntegrityError, transaction

    first = make_pathway("interest")
    with pytest.raises(IntegrityError), transaction.atomic():
        Pathway.objects.create(country=first.country, organisation=first.organisation, state="roadmap")
    assert Pathway.objects.count() == 1
