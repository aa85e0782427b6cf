"""So many messages a second for one mailing over all workers, not for each process.

One number a mailing says from when the next message may leave; whoever takes a place moves it on
(the generic cell rate algorithm). It stands in Redis where there is one, else, and while Redis is away, in
the database. When it moves from one to the other, a worker's next stretch may begin early.
"""

import logging
import time
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from alliance87.core.mailing.models import Throttle

log = logging.getLogger(__name__)
PATIENCE = 1  # seconds that Redis may take to answer
SCRIPT = """
local now = redis.call('TIME')
local here = now[1] + now[2] / 1000000
local free = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), here)
redis.call('SET', KEYS[1], string.format('%.6f', free + ARGV[1]), 'EX', math.ceil(free - here + ARGV[1]) + 60)
return tostring(free - here)
"""


def wait(mailing_id: int, *, rate: int, messages: int) -> None:
    """Sleep until that many messages may leave, at `rate` a second; 0 means no limit."""
    if rate:
        time.sleep(reserve(mailing_id, seconds=messages / rate))


def reserve(mailing_id: int, *, seconds: float) -> float:
    """Take the next free stretch of that many seconds; answers in how many seconds it begins."""
    begins = _in_redis(mailing_id, seconds) if settings.REDIS_URL else None
    return _in_database(mailing_id, seconds) if begins is None else begins


def _in_redis(mailing_id: int, seconds: float) -> float | None:
    """None when Redis is away: a worker that has messages on their way must live to record them."""
    from redis import Redis, RedisError
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    waiting = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE}
    try:
        with Redis.from_url(settings.REDIS_URL, retry=Retry(NoBackoff(), 0), **waiting) as redis:
            answer: bytes = redis.eval(SCRIPT, 1, f"mailing:{mailing_id}:free", f"{seconds:.6f}")
    except RedisError as error:
        log.warning(
            "the database keeps the rate", extra={"mailing": mailing_id, "error": type(error).__name__}
        )
        return None
    return float(answer)


@transaction.atomic
def _in_database(mailing_id: int, seconds: float) -> float:
    now = timezone.now()
    Throttle.objects.get_or_create(mailing_id=mailing_id, defaults={"free_at": now})
    place = Throttle.objects.select_for_update().get(mailing_id=mailing_id)
    start = max(place.free_at, now)
    place.free_at = start + timedelta(seconds=seconds)
    place.save(update_fields=["free_at"])
    return (start - now).total_seconds()
