"""One verb erases a person everywhere, and the ledger still proves itself."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command

from alliance87.core.mailing.models import Delivery
from partners.domain.applications import accept_application
from partners.domain.people import erase_person
from partners.models import Application, Membership


def test_nothing_of_the_person_is_left(submitted: Application, secretariat: Any, run_jobs: Any) -> None:
    accept_application(actor=secretariat, application=submitted)
    run_jobs()
    person = submitted.applicant
    erased = erase_person(actor=secretariat, user=person)
    assert (erased.name, erased.is_active, erased.has_usable_password()) == ("", False, False)
    assert erased.email == f"person-{person.pk}@erased.invalid"
    histories = Application.history.filter(id=submitted.pk)  # type: ignore[attr-defined]
    assert set(histories.values_list("focal_point_name", "focal_point_email")) == {("", "")}
    assert Delivery.objects.filter(address=person.email).count() == 0
    assert EmailAddress.objects.filter(user=person).count() == 0
    assert Membership.objects.current().filter(user=person).count() == 0
    call_command("verify_ledger")


def test_only_officers_erase_and_nobody_themselves(follower: Any, secretariat: Any) -> None:
    with pytest.raises(PermissionDenied):
        erase_person(actor=follower, user=follower)
    with pytest.raises(ValidationError):
        erase_person(actor=secretariat, user=secretariat)
