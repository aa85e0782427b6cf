"""What the floor itself answers: files, rules, health, style guide."""

from tests.ladder.rows import NOT_FOUND, SIGN_IN, row

NO_FILE = {"pk": "00000000-0000-4000-8000-000000000000", "name": "none.pdf"}

ROWS = (row("uploads:file", NOT_FOUND, anonymous=SIGN_IN, case="missing", kwargs=lambda world: NO_FILE),)
