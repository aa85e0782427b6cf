"""What every measurement asks for, and how a number is held against its bar."""

from django.core.management.base import CommandError
from django.db import connection


def require_scratch_database() -> None:
    """Raises CommandError unless it is a PostgreSQL that may be filled and emptied."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "postgresql" or not ("bench" in name or name.startswith("test_")):
        raise CommandError("DATABASE_URL must name a PostgreSQL database with “bench” in its name.")


def meets(value: float, sign: str, bar: float) -> bool:
    """Whether a number meets its bar, `sign` being >= or <=."""
    return value >= bar if sign == ">=" else value <= bar
