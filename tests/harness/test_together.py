"""Threads of `run_together` are strangers to one another, on both databases."""

from django.contrib.auth import get_user_model
from django.db import IntegrityError, connection, transaction

from tests.cast import make_user
from tests.together import run_together


def test_one_of_many_gets_the_address(transactional_db):
    users = get_user_model().objects

    def register(number):
        return users.create(email="wanted@example.org", name=f"Person {number}").pk

    outcomes = run_together(register, 4)
    refused = [outcome for outcome in outcomes if isinstance(outcome.error, IntegrityError)]
    assert (len(refused), users.count()) == (3, 1)


def test_increments_are_not_lost(transactional_db):
    user = make_user("follower", name="0")

    def add_one(number):
        with transaction.atomic():
            mine = get_user_model().objects.select_for_update().get(pk=user.pk)
            mine.name = str(int(mine.name) + 1)
            mine.save(update_fields=["name"])

    outcomes = run_together(add_one, 5)
    user.refresh_from_db()
    assert ([outcome.error for outcome in outcomes], user.name) == ([None] * 5, "5")


def test_each_has_a_connection_of_their_own(transactional_db):
    def which(number):
        connection.ensure_connection()
        return connection.connection  # kept, so that no address of a closed one is given again

    assert len({id(outcome.value) for outcome in run_together(which, 3)}) == 3
