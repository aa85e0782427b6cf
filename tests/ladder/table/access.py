"""Recovery of a second factor, and grants on one object."""

from functools import partial

from tests.ladder.rows import NOT_FOUND, SIGN_IN, WRONG_METHOD, officers, row

# Constitutional: the superuser's key does not open it.
by_two_officers = partial(officers, superuser=NOT_FOUND)


def one(world):
    return {"pk": world.recovery.pk}


def nothing(world):
    return {"content_type": 0, "object_pk": "0"}


ROWS = (
    by_two_officers("access:recoveries"),
    by_two_officers("access:recovery_open"),
    by_two_officers("access:recovery", kwargs=one),
    by_two_officers("access:recovery_confirm", kwargs=one, secretariat=WRONG_METHOD),
    by_two_officers("access:recovery_refuse", kwargs=one, secretariat=WRONG_METHOD),
    row("access:grant", WRONG_METHOD, anonymous=SIGN_IN, kwargs=nothing),
    row("access:grant", NOT_FOUND, anonymous=SIGN_IN, method="post", kwargs=nothing),
    row("access:revoke", WRONG_METHOD, anonymous=SIGN_IN, kwargs=nothing),
    row("access:revoke", NOT_FOUND, anonymous=SIGN_IN, method="post", kwargs=nothing),
)
