"""Numbers without gaps (T24)."""

from django.db.models import F, Value
from django.db.models.functions import Greatest

from gcm.models import Counter


def next_number(name: str, *, after: int = 0) -> int:
    """The next number of that name, from 1, and always above `after`: numbers that were given elsewhere,
    before the portal or by an import, are not given twice (G14). The row stays locked until the transaction
    of the act ends: an act that fails gives its number back. To be called inside a transaction."""
    Counter.objects.get_or_create(name=name)
    Counter.objects.select_for_update().get(name=name)
    Counter.objects.filter(name=name).update(value=Greatest(F("value"), Value(after)) + 1)
    return int(Counter.objects.get(name=name).value)


def raise_counter(name: str, least: int) -> int:
    """Let the next number be the one after `least` at the earliest; a counter never goes back. Answers where
    it stands. The row stays locked as for `next_number`."""
    Counter.objects.get_or_create(name=name)
    counter = Counter.objects.select_for_update().get(name=name)
    if counter.value < least:
        Counter.objects.filter(name=name).update(value=least)
    return int(max(counter.value, least))
