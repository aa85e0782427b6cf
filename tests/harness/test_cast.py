"""The cast and the ground that all other tests stand on."""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client

from tests.cast import ROLES, give_second_factor, make_user, sign_in, totp_now


def test_everybody_is_there_and_nobody_twice(cast):
    addresses = [user.email for user in cast.values() if user]
    assert list(cast) == list(ROLES)
    assert len(set(addresses)) == len(ROLES) - 1


def test_only_the_secretariat_and_the_superuser_are_staff(cast):
    staff = {
        role: (user.is_staff, user.is_superuser) for role, user in cast.items() if user and user.is_staff
    }
    assert staff == {"secretariat": (True, False), "superuser": (True, True)}


def test_the_code_of_the_cast_is_one_that_the_portal_takes(db):
    from allauth.mfa.totp.internal.auth import validate_totp_code

    user = make_user("secretariat")
    give_second_factor(user)
    assert validate_totp_code("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", totp_now(user)) is True


@pytest.mark.parametrize(
    ("role", "methods"), [("follower", ["password"]), ("secretariat", ["password", "mfa"])]
)
def test_a_session_says_which_proofs_were_given(rf, db, role, methods):
    from allauth.account.authentication import get_authentication_records

    user = make_user(role)
    request = rf.get("/")
    request.session = sign_in(Client(), user).session
    assert [each["method"] for each in get_authentication_records(request, user)] == methods


@pytest.mark.parametrize("turn", [1, 2])
def test_no_test_finds_the_cache_of_another(db, turn):
    assert cache.get("left-behind") is None
    cache.set("left-behind", turn)
    assert cache.get("left-behind") == turn


def test_files_of_tests_stay_out_of_var(var_folder):
    assert settings.MEDIA_ROOT == str(var_folder / "uploads")


def test_the_database_is_a_scratch_one(db):
    name = str(connection.settings_dict["NAME"])
    assert "test" in name.rsplit("/", 1)[-1]
