"""What the floor itself answers: files, rules, subscriptions, health, style guide."""

from tests.ladder.rows import NOT_FOUND, SIGN_IN, officers, public, row

NO_FILE = {"pk": "00000000-0000-4000-8000-000000000000", "name": "none.pdf"}

ROWS = (
    row("uploads:file", NOT_FOUND, anonymous=SIGN_IN, case="missing", kwargs=lambda world: NO_FILE),
    public("rulesets:house_rules"),
    row("mailing:unsubscribe", NOT_FOUND, case="forged", kwargs=lambda world: {"token": "forged"}),
    officers("styleguide:index"),
    officers("core:setup_checklist"),
    row("robots", 200, is_page=False),
    row("health", 503),  # no worker runs beside the tests
)
