"""A partner is written by its name, in forms that could offer twenty thousand."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation

from partners.forms.partner_field import PartnerField, PartnersField
from partners.forms.pilot import PilotForm
from partners.models import Organisation
from tests.partners.group_working import at_work, join, partner_of, plan
from tests.partners.proposing import make_partner
from tests.partners.trading import draft_pilot


def field(kind: Any = PartnerField, **given: Any) -> Any:
    return kind(queryset=Organisation.objects.partners().visible_to(_Nobody()), required=False, **given)


class _Nobody:
    is_authenticated = False


def said(kind: Any, written: str) -> Any:
    """What it answers, or the codes of what it refuses."""
    from django.core.exceptions import ValidationError

    try:
        return field(kind).clean(written)
    except ValidationError as error:
        return [each.code for each in error.error_list]


@pytest.mark.django_db
def test_a_name_is_found_in_any_language_and_without_its_accents() -> None:
    tree = make_partner("tree", name_fr="Réseau Érable", name_en="Maple Network", sort_fr="reseau0erable")
    for written in ("Réseau Érable", "reseau erable", "Maple Network", "tree"):
        with translation.override("es"):
            assert said(PartnerField, written) == tree, written
    assert said(PartnerField, "") is None
    assert said(PartnerField, "Maple") == ["unknown"]


@pytest.mark.django_db
def test_homonyms_are_told_apart_by_their_address() -> None:
    one, two = (make_partner(slug, name_fr="Espoir", sort_fr="espoir") for slug in ("hope", "hope-2"))
    assert said(PartnerField, "Espoir") == ["several"]
    assert [said(PartnerField, slug) for slug in ("hope", "hope-2")] == [one, two]


@pytest.mark.rule("P5")
@pytest.mark.django_db
def test_a_hidden_partner_is_as_unknown_as_one_that_is_not_there() -> None:
    make_partner("shelter", listing="hidden")
    assert said(PartnerField, "Shelter") == said(PartnerField, "No such house") == ["unknown"]


@pytest.mark.django_db
def test_several_are_written_a_line_each_and_every_unknown_one_is_told() -> None:
    oak, elm = make_partner("oak"), make_partner("elm")
    assert said(PartnersField, "Elm\n\n Oak \nElm") == [elm, oak]
    assert said(PartnersField, "Elm\nAsh\nYew") == ["unknown", "unknown"]
    assert said(PartnersField, "\n".join(str(number) for number in range(31))) == ["many"]


@pytest.mark.rule("P5")
@pytest.mark.django_db
def test_a_form_shows_no_name_that_went_into_hiding(partner_editor: Any) -> None:
    oak, elm = make_partner("oak"), make_partner("elm")
    pilot = draft_pilot(partner_editor, partner_of(partner_editor, "maple"), partners=[oak, elm])
    Organisation.objects.filter(pk=oak.pk).update(listing="hidden")
    assert PilotForm(instance=pilot)["partners"].value() == "Elm"


def test_a_line_of_the_workplan_offers_those_in_the_group_alone(
    partner_editor: Any, applicant: Any, secretariat: Any, client_of: Any
) -> None:
    group = at_work(partner_editor, secretariat)
    join(group, partner_editor, applicant, partner_of(applicant, "oak"))
    gone, _stranger = make_partner("gone"), make_partner("stranger")
    line = plan(group, partner_editor)
    group.workplan.update(responsible=gone)
    client = client_of(partner_editor)
    for name, args, offered in (
        ("workplan_add", [group.slug], ["Maple", "Oak"]),
        ("workplan_line", [group.slug, line.pk], ["Maple", "Oak"]),  # and who stands there stays
    ):
        form = client.get(reverse(f"partners:{name}", args=args)).context["form"]
        assert [str(each) for each in form.fields["responsible"].queryset] == offered
