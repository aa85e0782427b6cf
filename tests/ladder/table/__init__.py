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

# Addresses without a name, by the end of their route, and why no row names them.
NAMELESS = {
    r"desk/\w+/\w+/<path:object_id>/$": "a short address that leads to the record: see test_desk",
    r"desk/\(\?P<url>\.\*\)\$$": "what the desk does not know: see test_desk",
}
