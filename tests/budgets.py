"""The numbers that pages are held to. A page above them is mended, not the number.

A list page has a test of its own that counts its queries at 1 and at 30 rows, with the number written
out: `with django_assert_num_queries(9): client.get(...)`, twice, the same number. `LISTS` names them, and
the ladder fails for a list page that nobody counted.
"""

ANONYMOUS_PAGE = 12  # queries
SIGNED_IN_PAGE = 20
FIRST_LOAD = 40 * 1024  # bytes, compressed: the page with its styles and scripts
