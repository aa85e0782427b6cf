from secretariat.admin import news, newsletter, office, registers, site

__all__ = ["news", "newsletter", "office", "registers", "site"]
