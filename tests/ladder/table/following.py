"""Following: open to everybody; by the link of a mail; and one's own page."""

from tests.ladder.rows import NOT_FOUND, REDIRECT, SIGN_IN, UNPROCESSABLE, public, row, signed_in


def partner(world):
    return {"kind": "partner", "key": world.organisation.slug}


def hidden(world):
    return {"kind": "partner", "key": world.hidden_organisation.slug}


def gcm(world):
    return {"kind": "gcm", "key": "gcm"}


def token(world):
    return {"token": world.following_token}


ROWS = (
    public("partners:follow", kwargs=partner),
    public("partners:follow", case="the-gcg", kwargs=gcm),
    row("partners:follow", NOT_FOUND, case="hidden", kwargs=hidden),
    row("partners:follow", UNPROCESSABLE, kwargs=partner, method="post"),
    public("partners:follow_confirm", kwargs=lambda world: {"token": "x"}),
    row("partners:follow_confirm", NOT_FOUND, kwargs=lambda world: {"token": "x"}, method="post"),
    public("partners:follow_choices", kwargs=token),
    row("partners:follow_choices", UNPROCESSABLE, kwargs=token, method="post"),
    signed_in("partners:following"),
    row("partners:following", REDIRECT, anonymous=SIGN_IN, method="post"),
)
