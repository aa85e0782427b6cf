from typing import Any

from django.core.management import call_command


def create_cache_table(using: str, **kwargs: Any) -> None:
    """After migrating: the cache lives in the database where there is no Redis. Does nothing elsewhere
    and when the table is there."""
    call_command("createcachetable", database=using, verbosity=0)
