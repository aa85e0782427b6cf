"""Co-editors of a group: named, shown, taken back in one step; and never more than that (T15, W10)."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import translation

from alliance87.core.access.domain.grants import grant, revoke
from partners.domain.group_documents import add_group_document
from partners.domain.group_offices import give_office
from partners.domain.workplans import set_scope, write_charter
from partners.models import Group, Organisation
from tests.files.samples import pdf
from tests.partners.group_working import at_work, partner_of, plan
from tests.partners.initiating import country, topic

pytestmark = pytest.mark.django_db
EDIT = "partners.edit_group"


@pytest.fixture
def group(partner_editor: Any, secretariat: Any) -> Group:
    return at_work(partner_editor, secretariat)


@pytest.fixture
def helper(group: Group, partner_editor: Any, follower: Any) -> Any:
    """Somebody of no organisation, named by the lead."""
    grant(actor=partner_editor, user=follower, permission=EDIT, obj=group)
    return follower


def test_a_co_editor_does_the_daily_work(group: Group, helper: Any) -> None:
    plan(group, helper)
    set_scope(actor=helper, group=group, topics=[topic()], countries=[country()])
    add_group_document(actor=helper, group=group, access="members", file=ContentFile(pdf(), "plan.pdf"))
    assert (group.workplan.count(), group.topics.count(), group.countries.count()) == (1, 1, 1)


@pytest.mark.rule("T15")
def test_and_makes_nobody_anything(group: Group, helper: Any, applicant: Any) -> None:
    oak = partner_of(applicant, "oak")
    acts = (
        lambda: grant(actor=helper, user=applicant, permission=EDIT, obj=group),
        lambda: give_office(actor=helper, group=group, organisation=oak, kind="co_lead"),
        lambda: give_office(actor=helper, group=group, organisation=oak, kind="chair"),
        lambda: write_charter(actor=helper, group=group, texts={"en": "Mine"}, admits_observers=True),
        lambda: add_group_document(
            actor=helper, group=group, access="leads", file=ContentFile(pdf(), "x.pdf")
        ),
    )
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()
    assert not group.charters.exists() and group.offices.count() == 1


@pytest.mark.rule("T15")
def test_a_chair_names_co_editors_and_no_chair(group: Group, partner_editor: Any, applicant: Any) -> None:
    group.offices.update(kind="chair")
    oak = partner_of(applicant, "oak")
    with pytest.raises(PermissionDenied):
        give_office(actor=partner_editor, group=group, organisation=oak, kind="chair")
    grant(actor=partner_editor, user=applicant, permission=EDIT, obj=group)
    assert applicant.has_perm(EDIT, group) and not applicant.has_perm("partners.lead_group", group)


def test_the_page_says_who_named_whom_and_when_and_one_press_takes_it_back(
    group: Group, helper: Any, partner_editor: Any, client_of: Any
) -> None:
    client = client_of(partner_editor)
    with translation.override("en"):
        address = reverse("partners:group_space", args=[group.slug])
        text = client.get(address).content.decode()
        form = reverse("access:revoke", args=[_type(group), group.pk])
    assert str(helper) in text and f"by {partner_editor}" in text and f'action="{form}"' in text
    client.post(form, {"user": helper.pk, "permission": EDIT, "next": address})
    assert not helper.has_perm(EDIT, group)
    assert client_of(helper).get(address).status_code == 404


def _type(group: Group) -> int:
    from django.contrib.contenttypes.models import ContentType

    return ContentType.objects.get_for_model(group).pk


def test_the_secretariat_takes_it_back_too(group: Group, helper: Any, secretariat: Any) -> None:
    revoke(actor=secretariat, user=helper, permission=EDIT, obj=group)
    with pytest.raises(PermissionDenied):
        plan(group, helper)


@pytest.mark.rule("W10")
def test_what_a_type_has_is_data(group: Group, partner_editor: Any, monkeypatch: Any) -> None:
    from partners.enums import FEATURES_OF_GROUP

    Group.objects.update(kind="initiative")
    group.refresh_from_db()
    with pytest.raises(ValidationError):
        write_charter(actor=partner_editor, group=group, texts={"en": "X"}, admits_observers=False)
    assert partner_editor.has_perm("partners.ask_in_group", group)
    monkeypatch.setitem(FEATURES_OF_GROUP, "initiative", frozenset())
    assert not partner_editor.has_perm("partners.ask_in_group", group)
    assert not partner_editor.has_perm("partners.name_co_editor", group)


def test_only_the_leads_and_co_editors_say_where_the_group_works(group: Group, applicant: Any) -> None:
    partner_of(applicant, "oak")
    with pytest.raises(PermissionDenied):
        set_scope(actor=applicant, group=group, topics=[topic()], countries=[])
    assert Organisation.objects.count() == 2 and not group.topics.exists()
