"""Needs and offers, pilots, funding."""

from tests.ladder.rows import (
    FORBIDDEN,
    NOT_FOUND,
    OK,
    REDIRECT,
    SIGN_IN,
    UNPROCESSABLE,
    files,
    public,
    row,
    signed_in,
)
from tests.ladder.table.initiatives import INSIDE, OFFICERS, editors, of_drafts


def by(name):
    return lambda world: {"public_id": getattr(world, name).public_id}


# The secretariat takes down what is public, with a reason.
READS = dict.fromkeys(OFFICERS, OK)
SAYS_WHY = dict.fromkeys(OFFICERS, UNPROCESSABLE)

posting, hidden, draft = by("posting"), by("hidden_posting"), by("draft_posting")
pilot, draft_pilot = by("pilot"), by("draft_pilot")
call, waiting, draft_call = by("funding_call"), by("waiting_call"), by("draft_call")


def contact(world):
    return {"public_id": world.posting_contact.posting.public_id, "pk": world.posting_contact.pk}


POSTINGS = (
    public("partners:postings"),
    public(
        "partners:postings",
        case="found",
        query="?topic=child-labour&side=need&kind=expertise&q=trainers",
        kwargs=lambda world: posting(world) and {},
    ),
    *files("partners:postings_file"),
    signed_in("partners:posting_start"),
    row("partners:posting_start", UNPROCESSABLE, anonymous=SIGN_IN, method="post"),
    public("partners:posting", kwargs=posting),
    row("partners:posting", NOT_FOUND, case="of-hidden", kwargs=hidden, **dict.fromkeys(INSIDE, OK)),
    row("partners:posting", NOT_FOUND, case="draft", kwargs=draft, partner_editor=OK),
    editors("partners:posting_edit", kwargs=posting),
    of_drafts("partners:posting_edit", case="draft", kwargs=draft),
    editors("partners:posting_edit", UNPROCESSABLE, kwargs=posting, method="post"),
    of_drafts("partners:posting_publish", REDIRECT, kwargs=draft),
    of_drafts("partners:posting_publish", REDIRECT, kwargs=draft, method="post"),
    editors("partners:posting_close", kwargs=posting),
    editors("partners:posting_close", UNPROCESSABLE, kwargs=posting, method="post"),
    editors("partners:posting_withdraw", kwargs=posting, **READS),
    editors("partners:posting_withdraw", REDIRECT, kwargs=posting, method="post", **SAYS_WHY),
    signed_in("partners:posting_write", kwargs=posting),
    row("partners:posting_write", UNPROCESSABLE, kwargs=posting, anonymous=SIGN_IN, method="post"),
    of_drafts("partners:posting_contact", kwargs=contact),
    of_drafts("partners:posting_contact", UNPROCESSABLE, kwargs=contact, method="post"),
)
PILOTS = (
    public("partners:pilots", kwargs=lambda world: pilot(world) and {}),
    *files("partners:pilots_file"),
    signed_in("partners:pilot_start"),
    row("partners:pilot_start", UNPROCESSABLE, anonymous=SIGN_IN, method="post"),
    public("partners:pilot", kwargs=pilot),
    row("partners:pilot", NOT_FOUND, case="draft", kwargs=draft_pilot, partner_editor=OK),
    editors("partners:pilot_edit", kwargs=pilot),
    editors("partners:pilot_edit", UNPROCESSABLE, kwargs=pilot, method="post"),
    of_drafts("partners:pilot_publish", REDIRECT, kwargs=draft_pilot),
    of_drafts("partners:pilot_publish", REDIRECT, kwargs=draft_pilot, method="post"),
    editors("partners:pilot_end", kwargs=pilot),
    editors("partners:pilot_end", UNPROCESSABLE, kwargs=pilot, method="post"),
    editors("partners:pilot_practise", REDIRECT, kwargs=pilot),
    editors("partners:pilot_practise", REDIRECT, kwargs=pilot, method="post"),
    editors("partners:pilot_withdraw", kwargs=pilot, **READS),
    editors("partners:pilot_withdraw", REDIRECT, kwargs=pilot, method="post", **SAYS_WHY),
)
FUNDING = (
    public("partners:funding", kwargs=lambda world: call(world) and waiting(world) and {}),
    *files("partners:funding_file"),
    signed_in("partners:funding_start"),
    row(
        "partners:funding_start",
        UNPROCESSABLE,
        anonymous=SIGN_IN,
        method="post",
        **dict.fromkeys(OFFICERS, REDIRECT),
    ),
    public("partners:funding_call", kwargs=call),
    row("partners:funding_call", NOT_FOUND, case="draft", kwargs=draft_call, partner_editor=OK),
    row("partners:funding_call", NOT_FOUND, case="waiting", kwargs=waiting, **dict.fromkeys(INSIDE, OK)),
    of_drafts("partners:funding_edit", kwargs=draft_call),
    editors("partners:funding_edit", FORBIDDEN, case="published", kwargs=call),
    of_drafts("partners:funding_edit", UNPROCESSABLE, kwargs=draft_call, method="post"),
    editors("partners:funding_correct", kwargs=call, **READS),
    editors("partners:funding_correct", UNPROCESSABLE, kwargs=call, method="post", **SAYS_WHY),
    of_drafts("partners:funding_submit", REDIRECT, kwargs=draft_call),
    of_drafts("partners:funding_submit", REDIRECT, kwargs=draft_call, method="post"),
    of_drafts("partners:funding_review", FORBIDDEN, kwargs=waiting, **dict.fromkeys(OFFICERS, OK)),
    of_drafts(
        "partners:funding_review",
        FORBIDDEN,
        kwargs=waiting,
        method="post",
        **dict.fromkeys(OFFICERS, UNPROCESSABLE),
    ),
    editors("partners:funding_withdraw", kwargs=call, **READS),
    editors("partners:funding_withdraw", REDIRECT, kwargs=call, method="post", **SAYS_WHY),
)
ROWS = (*POSTINGS, *PILOTS, *FUNDING)
