"""How fast mail leaves, and what is lost or repeated when workers die: see docs/mailing.md."""
