"""What a briefing note says: read from the record, a section each, every line with its source."""

from secretariat.queries.briefs.registry import Line, Scope, content, define_section

__all__ = ["Line", "Scope", "content", "define_section"]
