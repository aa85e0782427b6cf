"""Who may do what in the governing body. Read `permissions` like a statute; its words are in `roles` and
`conditions`."""

from gcm.rules import conditions, permissions, roles

__all__ = ["conditions", "permissions", "roles"]
