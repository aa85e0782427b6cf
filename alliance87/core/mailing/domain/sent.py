"""The common case in one statement: everything was taken, with the same answer."""

from collections.abc import Sequence

from django.db import connection
from django.utils import timezone

from alliance87.core.mailing.enums import DeliveryState
from alliance87.core.mailing.models import Claim, Delivery
from alliance87.core.mailing.values import Outcome, Result

# The lock of the claim comes before those of its rows, as everywhere: see `claims`. A shared one writes
# nothing, and whoever takes the claim back waits for it all the same.
STATEMENT = (
    f"WITH held AS (SELECT id FROM {Claim._meta.db_table} WHERE id = %s FOR KEY SHARE) "  # noqa: S608
    f"UPDATE {Delivery._meta.db_table} SET state = %s, sent_at = %s, reply_code = %s, enhanced_status = %s, "
    "attempts = attempts + 1, claim_id = NULL "
    "WHERE id = ANY(%s) AND claim_id = (SELECT id FROM held) AND state = %s"
)


def record_sent(claim: Claim, outcomes: Sequence[Outcome]) -> bool:
    """Record messages that were all sent and commit, with one wait for PostgreSQL instead of four; answers
    False, with nothing done, where that does not apply or the claim is lost."""
    answers = {(each.result, each.code, each.enhanced) for each in outcomes}
    if connection.vendor != "postgresql" or len(answers) != 1:
        return False
    ((result, code, enhanced),) = answers
    if result is not Result.SENT:
        return False
    now, ids = timezone.now(), [each.message.delivery for each in outcomes]
    states = DeliveryState.SENT.value, DeliveryState.SENDING.value
    with connection.cursor() as cursor:
        cursor.execute(STATEMENT, [claim.pk, states[0], now, code, enhanced, ids, states[1]])
        return bool(cursor.rowcount)
