"""Initiatives, commitments and good practices."""

from tests.ladder.rows import (
    FORBIDDEN,
    NOT_FOUND,
    OK,
    REDIRECT,
    SIGN_IN,
    UNPROCESSABLE,
    files,
    officers,
    public,
    row,
    signed_in,
)

OFFICERS = ("secretariat", "superuser")
INSIDE = ("partner_editor", *OFFICERS)


def initiative(world):
    return {"public_id": world.initiative.public_id}


def hidden(world):
    return {"public_id": world.hidden_initiative.public_id}


def draft(world):
    return {"public_id": world.draft_initiative.public_id}


def practice(world):
    return {"public_id": world.practice.public_id}


def waiting(world):
    return {"public_id": world.waiting_practice.public_id}


def draft_practice(world):
    return {"public_id": world.draft_practice.public_id}


def editors(name, answer=OK, **rest):
    """The editors of the partner; everybody else may know that there are such pages, but for drafts."""
    given = {"anonymous": SIGN_IN, "partner_editor": answer, **rest}
    return row(name, FORBIDDEN, **given)


def report(world):
    return {"kind": "report", "pk": world.initiative_report.pk}


def of_drafts(name, answer=OK, **rest):
    return row(name, NOT_FOUND, **{"anonymous": SIGN_IN, "partner_editor": answer, **rest})


ROWS = (
    public("partners:initiatives"),
    *files("partners:initiatives_file", lambda world: initiative(world) and {}),
    public(
        "partners:initiatives",
        case="found",
        query="?topic=child-labour&q=school",
        kwargs=lambda world: initiative(world) and {},
    ),
    signed_in("partners:initiative_start"),
    row("partners:initiative_start", UNPROCESSABLE, anonymous=SIGN_IN, method="post"),
    public("partners:initiative", kwargs=initiative),
    row("partners:initiative", NOT_FOUND, case="of-hidden", kwargs=hidden, **dict.fromkeys(INSIDE, OK)),
    row("partners:initiative", NOT_FOUND, case="draft", kwargs=draft, partner_editor=OK),
    editors("partners:initiative_edit", kwargs=initiative),
    of_drafts("partners:initiative_edit", case="draft", kwargs=draft),
    editors("partners:initiative_edit", UNPROCESSABLE, kwargs=initiative, method="post"),
    of_drafts("partners:initiative_publish", REDIRECT, kwargs=draft),
    of_drafts("partners:initiative_publish", REDIRECT, kwargs=draft, method="post"),
    editors("partners:initiative_report", kwargs=initiative),
    editors("partners:initiative_report", UNPROCESSABLE, kwargs=initiative, method="post"),
    editors("partners:initiative_end", kwargs=initiative),
    editors("partners:initiative_end", UNPROCESSABLE, kwargs=initiative, method="post"),
    editors("partners:initiative_withdraw", kwargs=initiative, **dict.fromkeys(OFFICERS, OK)),
    editors(
        "partners:initiative_withdraw",
        REDIRECT,
        kwargs=initiative,
        method="post",
        **dict.fromkeys(OFFICERS, UNPROCESSABLE),
    ),
    officers("partners:words_take_down", kwargs=report),
    officers(
        "partners:words_take_down", kwargs=report, method="post", **dict.fromkeys(OFFICERS, UNPROCESSABLE)
    ),
    *files("partners:practices_file", lambda world: practice(world) and {}),
    public("partners:practices", kwargs=lambda world: practice(world) and waiting(world) and {}),
    signed_in("partners:practice_start"),
    row("partners:practice_start", UNPROCESSABLE, anonymous=SIGN_IN, method="post"),
    public("partners:practice", kwargs=practice),
    row("partners:practice", NOT_FOUND, case="draft", kwargs=draft_practice, partner_editor=OK),
    row("partners:practice", NOT_FOUND, case="waiting", kwargs=waiting, **dict.fromkeys(INSIDE, OK)),
    of_drafts("partners:practice_edit", kwargs=draft_practice),
    editors("partners:practice_edit", FORBIDDEN, case="published", kwargs=practice),
    of_drafts("partners:practice_edit", UNPROCESSABLE, kwargs=draft_practice, method="post"),
    of_drafts("partners:practice_submit", REDIRECT, kwargs=draft_practice),
    of_drafts("partners:practice_submit", REDIRECT, kwargs=draft_practice, method="post"),
    of_drafts("partners:practice_review", FORBIDDEN, kwargs=waiting, **dict.fromkeys(OFFICERS, OK)),
    of_drafts(
        "partners:practice_review",
        FORBIDDEN,
        kwargs=waiting,
        method="post",
        **dict.fromkeys(OFFICERS, UNPROCESSABLE),
    ),
    editors("partners:practice_correct", REDIRECT, kwargs=practice),
    editors("partners:practice_correct", REDIRECT, kwargs=practice, method="post"),
    editors("partners:practice_withdraw", kwargs=practice, **dict.fromkeys(OFFICERS, OK)),
    editors(
        "partners:practice_withdraw",
        REDIRECT,
        kwargs=practice,
        method="post",
        **dict.fromkeys(OFFICERS, UNPROCESSABLE),
    ),
    signed_in("partners:practice_endorse", kwargs=practice),
    row("partners:practice_endorse", UNPROCESSABLE, kwargs=practice, anonymous=SIGN_IN, method="post"),
    signed_in("partners:practice_adopt", kwargs=practice),
    row("partners:practice_adopt", UNPROCESSABLE, kwargs=practice, anonymous=SIGN_IN, method="post"),
)
