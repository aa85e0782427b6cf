"""Roles in the secretariat: given and ended by directors, never their own."""

from importlib import import_module
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from alliance87.core.access import registry
from alliance87.core.ledger.models import Entry
from alliance87.core.mailing.models import Delivery
from partners.domain.desk_roles import end_desk_role, give_desk_role
from partners.domain.people import erase_person
from partners.models import DeskTerm, User
from tests.cast import make_user


def roles_of(user: Any) -> set[str]:
    return {role.name for role in registry.roles_of(User.objects.get(pk=user.pk))}


def test_each_role_is_a_term_with_a_beginning_and_an_end(director: Any, follower: Any) -> None:
    for role, held in (
        ("editor", {"desk_editor"}),
        ("officer", {"secretariat"}),
        ("director", {"secretariat", "director"}),
        ("officer", {"secretariat"}),
    ):
        give_desk_role(actor=director, user=follower, role=role)
        assert roles_of(follower) == held
    end_desk_role(actor=director, user=follower)
    assert roles_of(follower) == set()
    terms = DeskTerm.objects.filter(user=follower).order_by("pk")
    assert [each.role for each in terms] == ["editor", "officer", "director", "officer"]
    assert {(each.given_by_id, each.ended_by_id) for each in terms} == {(director.pk, director.pk)}
    assert not terms.filter(until__isnull=True).exists()
    kinds = Entry.objects.filter(subject_id=str(follower.pk)).order_by("seq").values_list("kind", flat=True)
    assert list(kinds) == ["partners.desk_role_given"] * 4 + ["partners.desk_role_ended"]


def test_a_role_given_twice_is_given_once(director: Any, follower: Any) -> None:
    for _turn in range(2):
        give_desk_role(actor=director, user=follower, role="editor")
    assert DeskTerm.objects.filter(user=follower).count() == 1


def test_directors_alone_give_roles(director: Any, secretariat: Any, desk_editor: Any, follower: Any) -> None:
    for actor in (follower, desk_editor, secretariat):
        with pytest.raises(PermissionDenied):
            give_desk_role(actor=actor, user=follower, role="editor")
        with pytest.raises(PermissionDenied):
            end_desk_role(actor=actor, user=director)


def test_nobody_changes_their_own_role_so_one_director_stays(director: Any, follower: Any) -> None:
    with pytest.raises(ValidationError):
        give_desk_role(actor=director, user=director, role="officer")
    with pytest.raises(ValidationError):
        end_desk_role(actor=director, user=director)
    second = give_desk_role(actor=director, user=follower, role="director")
    end_desk_role(actor=second, user=director)
    with pytest.raises(PermissionDenied):  # as whoever was read before the role went
        end_desk_role(actor=director, user=second)
    with pytest.raises(ValidationError):  # the operator, while there is a director
        give_desk_role(actor=None, user=director, role="director")


def test_the_operator_makes_a_director_when_none_is_left(superuser: Any, follower: Any) -> None:
    User.objects.filter(pk=superuser.pk).update(desk_role="director")  # does not count
    call_command("make_director", follower.email, stdout=StringIO())
    assert roles_of(follower) == {"secretariat", "director"}
    assert Entry.objects.filter(kind="partners.desk_role_given", actor_id=None).count() == 1


def test_the_operator_replaces_a_director_who_does_not_come_back(director: Any, follower: Any) -> None:
    with pytest.raises(CommandError):
        call_command("make_director", follower.email)
    call_command("make_director", follower.email, replace=True, stdout=StringIO())
    assert roles_of(follower) == {"secretariat", "director"}
    assert roles_of(director) == set()
    assert Entry.objects.filter(kind="partners.desk_role_ended", subject_id=str(director.pk)).exists()


def test_a_superuser_is_no_director(director: Any, superuser: Any) -> None:
    with pytest.raises(ValidationError):
        give_desk_role(actor=director, user=superuser, role="director")


def test_the_officers_hear_of_a_director_and_the_person_of_each_change(
    director: Any, secretariat: Any, follower: Any
) -> None:
    give_desk_role(actor=director, user=secretariat, role="director")
    told = Delivery.objects.filter(mailing__kind="partners.director_appointed")
    assert [each.address for each in told] == [director.email]
    give_desk_role(actor=director, user=follower, role="editor")
    end_desk_role(actor=director, user=follower)
    told = Delivery.objects.filter(mailing__kind="partners.desk_role_changed", address=follower.email)
    assert told.count() == 2


def test_the_role_of_a_superuser_without_one_is_ended_on_the_desk(
    director: Any, superuser: Any, client_of: Any
) -> None:
    User.objects.filter(pk=superuser.pk).update(desk_role="")
    page = client_of(director).get(reverse("admin:partners_user_change", args=[superuser.pk]))
    assert reverse("admin:partners_user_act", args=[superuser.pk, "end"]) in page.text


def test_the_database_refuses_a_role_given_to_oneself(director: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        DeskTerm.objects.create(user=director, role="director", given_by=director)


def test_officers_hear_of_a_new_officer_and_not_of_an_editor(director: Any, follower: Any) -> None:
    told = Delivery.objects.filter(mailing__kind="partners.officer_appointed")
    give_desk_role(actor=director, user=follower, role="editor")
    assert not told.exists()
    officer = give_desk_role(actor=director, user=follower, role="officer")
    assert set(told.values_list("address", flat=True)) == {director.email, follower.email}
    assert officer.officer_since is not None


def test_whoever_works_in_the_secretariat_is_not_erased(secretariat: Any, desk_editor: Any) -> None:
    with pytest.raises(ValidationError):
        erase_person(actor=secretariat, user=desk_editor)


def test_a_director_gives_a_role_on_the_desk(director: Any, follower: Any, client_of: Any) -> None:
    client = client_of(director)
    page = client.get(reverse("admin:partners_user_change", args=[follower.pk]))
    address = reverse("admin:partners_user_act", args=[follower.pk, "editor"])
    assert address in page.text
    assert client.get(address).status_code == 200
    assert roles_of(follower) == set()
    client.post(address)
    assert roles_of(follower) == {"desk_editor"}
    listed = client.get(reverse("admin:partners_deskterm_changelist"))
    assert follower.name in listed.text


def test_an_officer_is_not_shown_the_way(secretariat: Any, follower: Any, client_of: Any) -> None:
    page = client_of(secretariat).get(reverse("admin:partners_user_change", args=[follower.pk]))
    address = reverse("admin:partners_user_act", args=[follower.pk, "editor"])
    assert address not in page.text
    client_of(secretariat).post(address)
    assert roles_of(follower) == set()


@pytest.mark.django_db
def test_officers_of_before_go_on_and_the_first_is_director() -> None:
    give_terms = import_module("partners.migrations.0014_officers_have_terms").give_terms
    later = make_user("secretariat", desk_role="", officer_since=timezone.now())
    keeper = make_user("superuser", desk_role="")
    first = make_user("secretariat", desk_role="", email="first@example.org")
    make_user("secretariat", desk_role="", email="gone@example.org", is_active=False)
    give_terms(apps, None)
    told = {each.user_id: each.role for each in DeskTerm.objects.current()}
    assert told == {later.pk: "officer", keeper.pk: "officer", first.pk: "director"}
    assert roles_of(first) == {"secretariat", "director"}
