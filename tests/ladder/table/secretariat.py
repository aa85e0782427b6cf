"""Home and the pages of the house."""

from tests.ladder.rows import public

ROWS = (
    public("secretariat:home"),
    public("secretariat:privacy"),
    public("secretariat:accessibility"),
)
