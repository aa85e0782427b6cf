"""The demonstration's own pages, which do not exist outside of it."""

ROWS = ()
