from partners.admin import applications, commitments, organisations, people, proposals

__all__ = ["applications", "commitments", "organisations", "people", "proposals"]
