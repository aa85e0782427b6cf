"""Roles and permissions: one answer, and superusers closed out of what is not theirs."""

from collections.abc import Iterator
from typing import Any

import pytest
import rules
from django.contrib.auth.models import AnonymousUser
from django.utils.functional import SimpleLazyObject

from alliance87.core.access import registry


@rules.predicate
def anybody(user: Any, obj: Any = None) -> bool:
    return True


@rules.predicate
def nobody(user: Any, obj: Any = None) -> bool:
    return False


@pytest.fixture(autouse=True)
def _own_declarations() -> Iterator[None]:
    known = dict(registry._roles), dict(registry._permissions)
    registry.define_permission("tests.look", anybody)
    registry.define_permission("tests.keep", nobody)
    registry.define_permission("tests.gavel", anybody, constitutional=True)
    yield
    registry._roles, registry._permissions = known


@pytest.mark.django_db
def test_a_constitutional_act_is_closed_to_superusers(superuser: Any, secretariat: Any) -> None:
    assert [superuser.has_perm(each) for each in ("tests.look", "tests.keep", "tests.gavel")] == [
        True,
        False,
        False,
    ]
    assert [secretariat.has_perm(each) for each in ("tests.look", "tests.keep", "tests.gavel")] == [
        True,
        False,
        True,
    ]


@pytest.mark.django_db
def test_what_nobody_declared_is_the_superusers_alone(superuser: Any, secretariat: Any) -> None:
    assert (superuser.has_perm("tests.unheard_of"), secretariat.has_perm("tests.unheard_of")) == (True, False)


@pytest.mark.django_db
def test_a_closed_account_may_nothing(superuser: Any, secretariat: Any) -> None:
    superuser.is_active = secretariat.is_active = False
    assert (superuser.has_perm("tests.keep"), secretariat.has_perm("tests.look")) == (False, False)
    assert not registry.has_role(secretariat, "secretariat")


def test_visitors_are_asked_too_and_hold_no_role() -> None:
    visitor = AnonymousUser()
    assert (visitor.has_perm("tests.look"), visitor.has_perm("tests.keep")) == (True, False)
    assert not registry.has_role(visitor, "secretariat")
    assert not registry.needs_second_factor(visitor)


def test_a_name_is_declared_once() -> None:
    with pytest.raises(ValueError, match="declared twice"):
        registry.define_permission("tests.look", anybody)
    with pytest.raises(ValueError, match="declared twice"):
        registry.define_role("secretariat", "", lambda user, obj: True)


@pytest.mark.rule("T15")
def test_a_constitutional_right_is_never_granted() -> None:
    with pytest.raises(ValueError, match="cannot be granted"):
        registry.define_permission("tests.hand_over", anybody, constitutional=True, grantable=True)


@pytest.mark.django_db
def test_a_role_may_ask_for_the_second_factor(follower: Any, secretariat: Any) -> None:
    assert (registry.needs_second_factor(follower), registry.needs_second_factor(secretariat)) == (
        False,
        True,
    )
    registry.define_role("tests_member", "", lambda user, obj: user == follower, needs_second_factor=True)
    assert registry.needs_second_factor(follower)


@pytest.mark.django_db
def test_within_a_request_a_role_is_asked_once(follower: Any) -> None:
    asked: list[Any] = []
    registry.define_role("tests_counted", "", lambda user, obj: asked.append(obj) or True)  # type: ignore[func-returns-value]
    registry.remember_roles(follower)
    assert [registry.has_role(follower, "tests_counted") for _ in range(3)] == [True] * 3
    assert asked == [None]
    registry.remember_roles(follower)  # a new request
    registry.has_role(follower, "tests_counted")
    assert asked == [None, None]


def test_a_request_holds_the_account_in_a_wrapper_and_asks_once_all_the_same(follower: Any) -> None:
    asked: list[Any] = []
    registry.define_role("tests_counted", "", lambda user, obj: asked.append(obj) or True)  # type: ignore[func-returns-value]
    registry.define_permission("tests.counted", registry.role("tests_counted"))
    wrapped = SimpleLazyObject(lambda: follower)
    registry.remember_roles(wrapped)
    assert registry.has_role(wrapped, "tests_counted") is True
    assert wrapped.has_perm("tests.counted") is True
    assert asked == [None]
