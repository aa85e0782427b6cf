from partners.admin import applications, commitments, organisations, people

__all__ = ["applications", "commitments", "organisations", "people"]
