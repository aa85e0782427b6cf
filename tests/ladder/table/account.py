"""Registering, signing in and the second factor: pages of allauth in our frame."""

from tests.cast import ROLES, STAFF
from tests.ladder.rows import NOT_FOUND, OK, SIGN_IN, To, public, row, signed_in

DESK = To("partners:desk")
LOGIN = To("account_login")
AGAIN = To("account_reauthenticate")  # the password, or the code, once more
HAVE_NO_FACTOR = [role for role in ROLES if role not in (*STAFF, "anonymous")]


def for_visitors(name, **rest):
    """Who is signed in has nothing to do there."""
    return row(name, DESK, **{"anonymous": OK, **rest})


def guarded(name, **rest):
    """Changes of the second factor ask for a proof first, also minutes after signing in."""
    return row(name, AGAIN, **{"anonymous": SIGN_IN, **rest})


def with_a_factor(name, answer, **rest):
    """404 for who has no second factor: there is nothing to show or take away."""
    return row(name, answer, **dict.fromkeys(HAVE_NO_FACTOR, NOT_FOUND), **{"anonymous": SIGN_IN, **rest})


ROWS = (
    for_visitors("account_login"),
    for_visitors("account_signup"),
    public("account_reset_password"),
    row("account_logout", OK, anonymous=To("/")),
    public("account_inactive"),
    public("account_email_verification_sent"),
    public("account_confirm_email", kwargs=lambda world: {"key": world.confirmation_key}),
    public("account_confirm_email", case="forged", kwargs=lambda world: {"key": "forged"}),
    public("account_reset_password_done"),
    public("account_reset_password_from_key_done"),
    public(
        "account_reset_password_from_key",
        case="forged",
        kwargs=lambda world: {"uidb36": "zz", "key": "forged"},
    ),
    row("account_confirm_login_code", DESK, anonymous=LOGIN),
    signed_in("account_email"),
    signed_in("account_change_password"),
    row("account_set_password", To("account_change_password"), anonymous=SIGN_IN),
    signed_in("account_reauthenticate"),
    signed_in("mfa_index"),
    row("mfa_authenticate", DESK, anonymous=LOGIN),
    row("mfa_reauthenticate", AGAIN, anonymous=SIGN_IN, secretariat=OK, superuser=OK),
    guarded("mfa_activate_totp"),
    with_a_factor("mfa_deactivate_totp", AGAIN),
    row("mfa_view_recovery_codes", NOT_FOUND, anonymous=SIGN_IN),
    guarded("mfa_generate_recovery_codes"),
    row("mfa_download_recovery_codes", NOT_FOUND, anonymous=SIGN_IN),
    signed_in("mfa_list_webauthn"),
    guarded("mfa_add_webauthn"),
    row("mfa_reauthenticate_webauthn", AGAIN, anonymous=SIGN_IN),
    guarded("mfa_remove_webauthn", kwargs=lambda world: {"pk": 1}),
    guarded("mfa_edit_webauthn", kwargs=lambda world: {"pk": 1}),
    row("mfa_login_webauthn", DESK, anonymous=LOGIN),
)
