"""The union calendar: what is to come, from every room, as one reader may see it."""

from secretariat.queries.calendar.registry import Source, define_source, entries, sources

__all__ = ["Source", "define_source", "entries", "sources"]
