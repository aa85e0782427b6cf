"""So many times in so many seconds, for whoever has no account to be held to."""

import hashlib
import time

from allauth.account.adapter import get_adapter
from django.core.cache import caches
from django.http import HttpRequest


def is_within(action: str, who: str, *, amount: int, seconds: int, of_process: bool = False) -> bool:
    """Count one time more, and answer whether `who` is still within `amount` in this window of so many
    `seconds`. `who` is kept as a hash only. `of_process`: each process counts for itself, in its memory; for
    what is only read, where to write a count for all would cost more than to read."""
    cache = caches["memory" if of_process else "default"]
    window = int(time.time() // seconds)
    key = f"rate:{action}:{window}:{hashlib.sha256(who.encode()).hexdigest()}"
    cache.add(key, 0, seconds)
    try:
        count = cache.incr(key)
    except ValueError:  # it ended between the two lines
        return True
    cache.touch(key, seconds)  # the cache in the database writes a count anew, for five minutes only
    return count <= amount


def address_of(request: HttpRequest) -> str:
    """The visitor's network address, behind as many proxies as the settings trust."""
    return str(get_adapter().get_client_ip(request))
