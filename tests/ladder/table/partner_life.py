"""The life of a partner organisation: colleagues, claims, leaving, names, merges, tables."""

from tests.ladder.rows import (
    FORBIDDEN,
    NOT_FOUND,
    OK,
    REDIRECT,
    SIGN_IN,
    UNPROCESSABLE,
    To,
    officers,
    public,
    row,
)

OFFICERS = ("secretariat", "superuser")


def organisation(world):
    return {"slug": world.organisation.slug}


def membership(world):
    return {**organisation(world), "pk": world.membership.pk}


def invitation(world):
    return {**organisation(world), "pk": world.invitation.pk}


def token(world):
    return {"token": world.invitation_token}


def claim(world):
    return {"public_id": world.claim.public_id}


def withdrawal(world):
    return {"public_id": world.withdrawal.public_id}


def identity_request(world):
    return {"public_id": world.identity_request.public_id}


def merged(world):
    return {"slug": world.merged_organisation.slug}


def table(world):
    return {"public_id": world.partner_import.public_id}


def own_and_officers(name, answer=OK, editor=OK, **rest):
    """The people of the partner, and the secretariat; nobody else knows that the page exists."""
    given = {"anonymous": SIGN_IN, "partner_editor": editor, **dict.fromkeys(OFFICERS, answer), **rest}
    return row(name, NOT_FOUND, **given)


ROWS = (
    own_and_officers("partners:colleagues", kwargs=lambda world: invitation(world) and organisation(world)),
    own_and_officers("partners:colleagues", UNPROCESSABLE, UNPROCESSABLE, kwargs=organisation, method="post"),
    own_and_officers("partners:colleague_role", OK, FORBIDDEN, kwargs=membership),
    own_and_officers("partners:colleague_role", UNPROCESSABLE, FORBIDDEN, kwargs=membership, method="post"),
    own_and_officers("partners:colleague_remove", REDIRECT, REDIRECT, kwargs=membership),
    own_and_officers("partners:colleague_remove", REDIRECT, REDIRECT, kwargs=membership, method="post"),
    own_and_officers("partners:invitation_cancel", REDIRECT, REDIRECT, kwargs=invitation),
    own_and_officers("partners:invitation_cancel", REDIRECT, REDIRECT, kwargs=invitation, method="post"),
    row("partners:invitation", FORBIDDEN, kwargs=token, anonymous=SIGN_IN, follower=OK),
    row(
        "partners:invitation",
        FORBIDDEN,
        kwargs=token,
        anonymous=SIGN_IN,
        follower=REDIRECT,
        method="post",
    ),
    row("partners:claim_organisation", OK, kwargs=organisation, anonymous=SIGN_IN, partner_editor=FORBIDDEN),
    row(
        "partners:claim_organisation",
        UNPROCESSABLE,
        kwargs=organisation,
        method="post",
        anonymous=SIGN_IN,
        partner_editor=FORBIDDEN,
    ),
    own_and_officers("partners:claim", OK, NOT_FOUND, kwargs=claim, applicant=OK),
    own_and_officers(
        "partners:claim", UNPROCESSABLE, NOT_FOUND, kwargs=claim, method="post", applicant=FORBIDDEN
    ),
    own_and_officers("partners:withdraw", OK, FORBIDDEN, kwargs=organisation),
    own_and_officers("partners:withdraw", UNPROCESSABLE, FORBIDDEN, kwargs=organisation, method="post"),
    own_and_officers("partners:withdrawal", kwargs=withdrawal),
    own_and_officers("partners:withdrawal", REDIRECT, FORBIDDEN, kwargs=withdrawal, method="post"),
    own_and_officers("partners:identity", OK, FORBIDDEN, kwargs=organisation),
    own_and_officers("partners:identity", UNPROCESSABLE, FORBIDDEN, kwargs=organisation, method="post"),
    own_and_officers("partners:identity_request", kwargs=identity_request),
    own_and_officers(  # the secretariat of the cast asked for it
        "partners:identity_request",
        UNPROCESSABLE,
        FORBIDDEN,
        kwargs=identity_request,
        method="post",
        secretariat=FORBIDDEN,
    ),
    own_and_officers("partners:succession", OK, FORBIDDEN, kwargs=organisation),
    own_and_officers(
        "partners:succession",
        OK,
        FORBIDDEN,
        case="preview",
        query="?into=named-network",
        kwargs=lambda world: world.named_organisation and organisation(world),
    ),
    own_and_officers("partners:succession", UNPROCESSABLE, FORBIDDEN, kwargs=organisation, method="post"),
    row("partners:partner", To("/partners/public-institute/"), case="merged", kwargs=merged),
    officers("partners:duplicates", kwargs=lambda world: world.twins and {}),
    officers("partners:tell_apart", **dict.fromkeys(OFFICERS, REDIRECT)),
    row("partners:tell_apart", NOT_FOUND, anonymous=SIGN_IN, method="post"),
    *(public("partners:export", case=form, args=(form,), is_page=False) for form in ("csv", "xlsx", "json")),
    officers("partners:imports", kwargs=lambda world: table(world) and {}),
    officers("partners:imports", method="post", **dict.fromkeys(OFFICERS, UNPROCESSABLE)),
    officers("partners:import", kwargs=table),
    officers("partners:import", kwargs=table, method="post", **dict.fromkeys(OFFICERS, REDIRECT)),
)
