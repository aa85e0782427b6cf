"""The demonstration's own pages, which do not exist outside of it."""

from tests.ladder.rows import NOT_FOUND, WRONG_METHOD, public, row


def nobody(world):
    return {"key": "nobody"}


ROWS = (
    public("demo:cast"),
    public("demo:mailbox"),
    row("demo:become", WRONG_METHOD, kwargs=nobody),
    row("demo:become", NOT_FOUND, method="post", kwargs=nobody),
    row("demo:mail", NOT_FOUND, kwargs=nobody),
    row("demo:mail_html", NOT_FOUND, kwargs=nobody),
)
