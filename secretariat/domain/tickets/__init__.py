"""Tickets: asked, handled, forgotten."""
