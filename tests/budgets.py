"""The numbers that pages are held to. A page above them is mended, not the number.

The ladder holds every page to its budget of queries. Every list page stands in `tests/ladder/lists.py`
with its own number, the same at 1 and at 30 records.
"""

ANONYMOUS_PAGE = 12  # queries
SIGNED_IN_PAGE = 20
DESK_LOAD = 30 * 1024  # the same for a representative's own desk, often read on a telephone
FIRST_LOAD = 40 * 1024  # bytes, compressed: the page with its styles and scripts
