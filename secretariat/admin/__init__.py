from secretariat.admin import newsletter, office, registers, site

__all__ = ["newsletter", "office", "registers", "site"]
