"""A lost second factor comes back by two officers: every way for one, or for none, is refused."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alliance87.core import inbox, ledger
from alliance87.core.access.domain.recovery import (
    confirm_recovery,
    expire_recoveries,
    open_recovery,
    refuse_recovery,
)
from alliance87.core.access.models import RecoveryRequest
from tests.cast import give_second_factor

pytestmark = pytest.mark.django_db
Officer = Callable[[str], Any]


@pytest.fixture
def person(representative: Any) -> Any:
    give_second_factor(representative)
    return representative


def opened(actor: Any, person: Any) -> RecoveryRequest:
    return open_recovery(actor=actor, user=person, identified_by="video_call")


def kinds(request: RecoveryRequest) -> list[tuple[str, int | None]]:
    return [(each.kind, each.actor_id) for each in ledger.entries_of(request)]


def test_two_officers_give_it_back(officer: Officer, person: Any, client_of: Any) -> None:
    ada, ben = officer("ada"), officer("ben")
    lost, other = client_of(person, second_factor=True), client_of(ada)
    request = opened(ada, person)
    assert Authenticator.objects.filter(user=person).exists()

    done = confirm_recovery(actor=ben, request=request)

    assert (done.state, done.opened_by, done.decided_by) == ("confirmed", ada, ben)
    assert not Authenticator.objects.filter(user=person).exists()
    assert not Session.objects.filter(pk=lost.session.session_key).exists()
    assert Session.objects.filter(pk=other.session.session_key).exists()
    assert kinds(request) == [("access.recovery_opened", ada.pk), ("access.recovery_confirmed", ben.pk)]


def test_the_record_tells_whose_and_how_and_no_more(officer: Officer, person: Any) -> None:
    entry = ledger.entries_of(opened(officer("ada"), person)).get()
    assert entry.data == {"person": person.pk, "identified_by": "video_call"}


def test_the_person_is_told_at_each_step(
    officer: Officer, person: Any, run_jobs: Any, mailoutbox: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        request = opened(officer("ada"), person)
        confirm_recovery(actor=officer("ben"), request=request)
    run_jobs()
    told = {(tuple(each.to), each.subject) for each in mailoutbox}
    assert told == {
        ((person.email,), "Your second factor: somebody asked to recover it"),
        ((person.email,), "Your second factor was removed"),
    }


def test_the_task_waits_for_an_officer_and_closes(officer: Officer, person: Any) -> None:
    ada, ben = officer("ada"), officer("ben")
    request = opened(ada, person)
    assert [each.kind for each in inbox.tasks_of(ben)] == ["access.confirm_recovery"]
    confirm_recovery(actor=ben, request=request)
    assert list(inbox.tasks_of(ben)) == []


def test_who_opened_does_not_confirm(officer: Officer, person: Any) -> None:
    ada = officer("ada")
    request = opened(ada, person)
    with pytest.raises(PermissionDenied, match="Another officer"):
        confirm_recovery(actor=ada, request=request)
    assert RecoveryRequest.objects.get().state == "open"
    assert Authenticator.objects.filter(user=person).exists()


def test_the_person_concerned_is_neither_of_the_two(officer: Officer) -> None:
    ada, ben = officer("ada"), officer("ben")
    give_second_factor(ada)
    with pytest.raises(PermissionDenied, match="their own"):
        opened(ada, ada)
    request = opened(ben, ada)
    with pytest.raises(PermissionDenied, match="their own"):
        confirm_recovery(actor=ada, request=request)


@pytest.mark.parametrize("role", ["superuser", "chair", "follower"])
def test_nobody_else_takes_part(role: str, officer: Officer, person: Any, request: Any) -> None:
    stranger = request.getfixturevalue(role)
    with pytest.raises(PermissionDenied):
        opened(stranger, person)
    asked = opened(officer("ada"), person)
    for verb in (confirm_recovery, refuse_recovery):
        with pytest.raises(PermissionDenied):
            verb(actor=stranger, request=asked)
    assert RecoveryRequest.objects.get().state == "open"


def test_a_day_later_it_is_too_late(officer: Officer, person: Any, time_machine: Any) -> None:
    ada, ben = officer("ada"), officer("ben")
    request = opened(ada, person)
    time_machine.move_to(timezone.now() + timedelta(hours=24), tick=False)
    for verb in (confirm_recovery, refuse_recovery):
        with pytest.raises(ValidationError, match="older than 24 hours"):
            verb(actor=ben, request=request)
    assert expire_recoveries() == 1
    assert kinds(request)[-1] == ("access.recovery_expired", None)
    assert opened(ada, person).state == "open"


def test_one_request_at_a_time(officer: Officer, person: Any) -> None:
    ada = officer("ada")
    opened(ada, person)
    with pytest.raises(ValidationError, match="already open"):
        opened(officer("ben"), person)


def test_a_decided_request_is_not_decided_again(officer: Officer, person: Any) -> None:
    ada, ben = officer("ada"), officer("ben")
    request = refuse_recovery(actor=ada, request=opened(ada, person))
    assert (request.state, Authenticator.objects.filter(user=person).count()) == ("refused", 1)
    with pytest.raises(ValidationError, match="already been decided"):
        confirm_recovery(actor=ben, request=request)


def test_who_has_none_loses_none(officer: Officer, follower: Any) -> None:
    with pytest.raises(ValidationError, match="no second factor"):
        opened(officer("ada"), follower)


def test_how_the_person_was_identified_has_to_be_said(officer: Officer, person: Any) -> None:
    with pytest.raises(ValidationError, match="how the person was identified"):
        open_recovery(actor=officer("ada"), user=person, identified_by="")


def test_the_database_itself_refuses_one_officer(officer: Officer, person: Any) -> None:
    ada = officer("ada")
    request = opened(ada, person)
    request.confirm(ada)
    with pytest.raises(IntegrityError), transaction.atomic():
        request.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        RecoveryRequest.objects.create(
            user=ada, opened_by=ada, identified_by="in_person", expires_at=timezone.now()
        )


def test_the_pages(officer: Officer, person: Any, client_of: Any) -> None:
    ada, ben = officer("ada"), officer("ben")
    first, second = client_of(ada), client_of(ben)
    answer = first.post(
        "/en/access/recoveries/open/", {"user": person.email.upper(), "identified_by": "in_person"}
    )
    request = RecoveryRequest.objects.get()
    assert answer["Location"] == request.get_absolute_url()
    page = first.get(request.get_absolute_url()).content.decode()
    assert ("I know who it is: confirm" in page, "another officer has to confirm" in page) == (False, True)
    assert "I know who it is: confirm" in second.get(request.get_absolute_url()).content.decode()
    assert first.post(f"{request.get_absolute_url()}confirm/").status_code == 403
    assert second.post(f"{request.get_absolute_url()}confirm/").status_code == 302
    assert RecoveryRequest.objects.get().state == "confirmed"


def test_the_form_says_what_is_wrong(officer: Officer, follower: Any, client_of: Any) -> None:
    client = client_of(officer("ada"))
    address = "/en/access/recoveries/open/"
    page = client.post(address, {"user": "nobody@example.org", "identified_by": "in_person"}).content.decode()
    assert "Nobody has an account with this address." in page
    assert 'value="nobody@example.org"' in page
    page = client.post(address, {"user": follower.email, "identified_by": "in_person"}).content.decode()
    assert "This person has no second factor to recover." in page


def test_the_pages_do_not_exist_for_others(representative: Any, superuser: Any, client_of: Any) -> None:
    address = "/en/access/recoveries/"
    assert Client().get(address)["Location"] == f"/en/account/login/?next={address}"
    assert [client_of(each).get(address).status_code for each in (representative, superuser)] == [404, 404]


def test_the_list_costs_the_same_for_one_and_for_thirty(
    officer: Officer, person: Any, client_of: Any
) -> None:
    client = client_of(officer("ada"))

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/en/access/recoveries/")
        return len(queries)

    refuse_recovery(actor=officer("ben"), request=opened(officer("eve"), person))
    one = cost()
    ben = officer("zoe")
    for _ in range(29):
        refuse_recovery(actor=ben, request=opened(ben, person))
    assert cost() == one
