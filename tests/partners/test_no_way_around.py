"""Ways around the rules that were tried, and lead nowhere."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from alliance87.core.access.domain.recovery import confirm_recovery, open_recovery
from partners.domain.applications import (
    accept_application,
    return_application,
    save_application,
    withdraw_application,
)
from partners.domain.desk_roles import give_desk_role
from partners.domain.people import erase_person
from partners.domain.stale import StaleEditError
from partners.enums import ApplicationState
from partners.models import Application, Organisation, User
from tests.cast import give_second_factor

Admit = Callable[..., Organisation]


def test_a_superuser_does_not_write_in_somebodys_application(draft: Application, superuser: Any) -> None:
    assert not superuser.has_perm("partners.view_application", draft)
    with pytest.raises(PermissionDenied):
        save_application(actor=superuser, application=draft, revision=draft.revision, values={})


def test_a_superuser_makes_no_officers(superuser: Any, follower: Any) -> None:
    with pytest.raises(PermissionDenied):
        give_desk_role(actor=superuser, user=follower, role="officer")


def test_a_director_cannot_make_the_second_officer(director: Any, follower: Any, applicant: Any) -> None:
    give_second_factor(applicant)
    puppet = give_desk_role(actor=director, user=follower, role="officer")
    request = open_recovery(actor=director, user=applicant, identified_by="in_person")
    with pytest.raises(PermissionDenied):
        confirm_recovery(actor=puppet, request=request)
    User.objects.filter(pk=puppet.pk).update(officer_since=timezone.now() - timedelta(days=8))
    assert confirm_recovery(actor=User.objects.get(pk=puppet.pk), request=request).state == "confirmed"


@pytest.mark.rule("P3")
def test_an_officer_decides_on_what_was_read(submitted: Application, secretariat: Any) -> None:
    with pytest.raises(StaleEditError):
        accept_application(actor=secretariat, application=submitted, revision=submitted.revision - 1)
    with pytest.raises(StaleEditError):
        return_application(actor=secretariat, application=submitted, question="Who?", revision=0)
    assert Application.objects.get(pk=submitted.pk).state == ApplicationState.SUBMITTED


def test_who_is_erased_leaves_nothing_to_accept(submitted: Application, secretariat: Any) -> None:
    erase_person(actor=secretariat, user=submitted.applicant)
    assert Application.objects.get(pk=submitted.pk).state == ApplicationState.WITHDRAWN


def test_nobody_without_an_account_becomes_a_focal_point(submitted: Application, secretariat: Any) -> None:
    User.objects.filter(pk=submitted.applicant.pk).update(is_active=False)
    with pytest.raises(ValidationError):
        accept_application(actor=secretariat, application=submitted)


def test_a_withdrawn_draft_stays_its_applicants(draft: Application, secretariat: Any) -> None:
    withdraw_application(actor=draft.applicant, application=draft)
    assert list(Application.objects.visible_to(secretariat)) == []
    assert list(Application.objects.visible_to(draft.applicant)) == [draft]


@pytest.mark.parametrize("name", ["Apply", "Applications"])
def test_no_partner_takes_the_address_of_a_page(admit: Admit, name: str) -> None:
    assert admit(name_fr=name).slug.startswith(f"{name.lower()}-")


@pytest.mark.rule("P5")
def test_revoking_tells_nothing_of_what_exists(admit: Admit, client_of: Any, follower: Any) -> None:
    hidden = admit(listing="hidden")
    kind = ContentType.objects.get_for_model(Organisation).pk
    data = {"user": follower.pk, "permission": "partners.edit_profile"}
    ask = client_of(follower).post
    answers = [ask(f"/en/access/grants/{kind}/{pk}/revoke/", data).status_code for pk in (hidden.pk, 999_999)]
    assert answers == [404, 404]


def test_private_pages_are_kept_by_no_cache(client_of: Any) -> None:
    assert client_of("follower").get("/en/my-desk/")["Cache-Control"] == "private, no-store"


def test_verbs_lead_back_to_the_page(submitted: Application, client_of: Any) -> None:
    page = f"/en/desk/partners/application/{submitted.pk}/"
    answer = client_of("secretariat").get(f"{page}accept/")
    assert (answer.status_code, answer["Location"]) == (302, f"{page}change/")


def test_the_language_links_stay_on_the_site(client: Any, db: None) -> None:
    page = client.get("//evil.example/en/")
    assert 'href="//' not in page.content.decode()


@pytest.mark.parametrize("query", ["q=%00", "kind=%00", "country=%00", "topic=%00"])
def test_nul_in_a_search_finds_nothing_bad(client: Any, db: None, query: str) -> None:
    assert client.get(f"/en/partners/?{query}").status_code == 200
