"""Who gets what at which address: the one table. A module for each part of the portal; every address of
the resolver is in one of them, or `test_every_address_is_in_the_table` names it."""

from tests.ladder.table import access, account, desk, floor, partners, secretariat

TABLE = (
    *floor.ROWS,
    *account.ROWS,
    *access.ROWS,
    *partners.ROWS,
    *secretariat.ROWS,
    *desk.ROWS,
)

# Addresses without a name, by their route, and why no row tries them.
NAMELESS = {
    "^(?P<url>.*)$": "the desk's own page for what it does not know: tried in test_desk",
}
