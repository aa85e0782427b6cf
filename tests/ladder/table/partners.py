"""A partner's way in, the directory, and one's own desk."""

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
    signed_in,
)


def organisation(world):
    return {"slug": world.organisation.slug}


def hidden(world):
    return {"slug": world.hidden_organisation.slug}


def named(world):
    return {"slug": world.named_organisation.slug}


def draft(world):
    return {"public_id": world.draft.public_id}


def application(world):
    return {"public_id": world.application.public_id}


def step_of_draft(world):
    return {**draft(world), "step": "organisation"}


def step_of_application(world):
    return {**application(world), "step": "organisation"}


def applicants(name, **rest):
    """Whose application it is, and whoever is named; a superuser is the officer they also are."""
    return row(
        name,
        NOT_FOUND,
        **{"anonymous": SIGN_IN, "applicant": OK, "superuser": rest.get("secretariat", NOT_FOUND), **rest},
    )


ROWS = (
    public("partners:directory"),
    public("partners:directory", case="found-nothing", query="?q=zzzz&kind=igo"),
    public("partners:partner", kwargs=organisation),
    public("partners:partner", case="by-name-only", kwargs=named),
    row(
        "partners:partner",
        NOT_FOUND,
        case="hidden",
        kwargs=hidden,
        partner_editor=OK,
        secretariat=OK,
        superuser=OK,
    ),
    signed_in("partners:desk"),
    row("partners:desk_mail", To("partners:desk"), anonymous=SIGN_IN),
    row("partners:desk_mail", To("partners:desk"), anonymous=SIGN_IN, method="post"),
    signed_in("partners:preferences"),
    signed_in("partners:apply"),
    row("partners:apply", REDIRECT, anonymous=SIGN_IN, method="post"),
    applicants("partners:application", case="draft", kwargs=draft),
    applicants("partners:application", kwargs=application, secretariat=OK),
    applicants("partners:application_step", case="draft", kwargs=step_of_draft),
    applicants(
        "partners:application_step",
        kwargs=step_of_application,
        applicant=FORBIDDEN,
        secretariat=FORBIDDEN,
    ),
    applicants("partners:application_withdraw", kwargs=application, secretariat=FORBIDDEN),
    applicants("partners:application_submit", case="draft", kwargs=draft, applicant=REDIRECT),
    row(
        "partners:listing",
        NOT_FOUND,
        kwargs=organisation,
        anonymous=SIGN_IN,
        partner_editor=FORBIDDEN,
        secretariat=OK,
        superuser=OK,
    ),
    row(
        "partners:commitment",
        NOT_FOUND,
        kwargs=organisation,
        anonymous=SIGN_IN,
        partner_editor=OK,
        secretariat=OK,
        superuser=OK,
    ),
    row(
        "partners:commitment",
        NOT_FOUND,
        kwargs=organisation,
        method="post",
        anonymous=SIGN_IN,
        partner_editor=UNPROCESSABLE,
        secretariat=UNPROCESSABLE,
        superuser=UNPROCESSABLE,
    ),
    officers("partners:commitments"),
    row(
        "partners:profile",
        NOT_FOUND,
        kwargs=organisation,
        anonymous=SIGN_IN,
        partner_editor=OK,
        secretariat=FORBIDDEN,
        superuser=FORBIDDEN,
    ),
)
