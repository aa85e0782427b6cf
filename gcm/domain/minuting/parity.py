"""The other languages of the minutes: what was compared, and when the rest follows (N10)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger, rulesets
from alliance87.core.dates import add_working_days, today_in_geneva
from gcm.domain.minutes import locked_minutes
from gcm.models import Minutes, MinutesPassage, ParityMark
from gcm.queries.minuting.parity import languages_to_follow, other_languages, pair_of


@transaction.atomic
def mark_parity(
    *, actor: Any, passage: MinutesPassage, language: str, field: str, paragraph: int, digest: str
) -> ParityMark:
    """Somebody of the secretariat compared a paragraph with its source: they say the same. `digest` is that
    of the two texts that were compared; a later change of either undoes the mark by itself.

    Raises PermissionDenied; ValidationError for no such paragraph, one that is not written in the language,
    and when either was changed since it was read.
    """
    locked_minutes(actor=actor, minutes=passage.minutes, permission="gcm.write_minutes")
    found = MinutesPassage.objects.select_for_update().select_related("minutes").get(pk=passage.pk)
    pair = pair_of(found, language, field, paragraph)
    if pair is None or not pair.target:
        raise ValidationError(_("There is nothing to compare in this language."), code="nothing")
    if pair.digest != digest:
        raise ValidationError(_("One of the two texts was changed: please compare again."), code="stale")
    mark, _created = ParityMark.objects.update_or_create(
        passage=found,
        language=language,
        field=field,
        paragraph=paragraph,
        defaults={
            "source_hash": pair.source_hash,
            "target_hash": pair.target_hash,
            "marked_by": actor,
            "marked_at": timezone.now(),
        },
    )
    return mark


@transaction.atomic
def set_translation_dates(*, actor: Any, minutes: Minutes, dates: Mapping[str, date | None]) -> Minutes:
    """Say by when the minutes follow in each other language; without a date, the days of the rule set count
    from the issue. Raises PermissionDenied; ValidationError for the source language, a language that the
    meeting does not have, and a day that has gone by."""
    locked = locked_minutes(actor=actor, minutes=minutes, permission="gcm.write_minutes")
    given = {code: day for code, day in dates.items() if day is not None}
    if set(given) - set(other_languages(locked)):
        raise ValidationError(_("This is not another language of the minutes."), code="language")
    if any(day < today_in_geneva() for day in given.values()):
        raise ValidationError(_("A date to come, please."), code="past")
    locked.translations_due = {code: day.isoformat() for code, day in given.items()}
    locked.save(update_fields=["translations_due"])
    ledger.append(
        kind="gcm.translations_foreseen", subject=locked, actor=actor, data=dict(locked.translations_due)
    )
    return locked


def dates_to_follow(minutes: Minutes) -> dict[str, str]:
    """For the issue: the day, by language, of each that does not agree with the source yet."""
    days = rulesets.in_force()["gcm.minutes.translation_working_days"]
    usual = timezone.localdate(add_working_days(timezone.now(), days), timezone.get_default_timezone())
    return {
        code: minutes.translations_due.get(code, usual.isoformat()) for code in languages_to_follow(minutes)
    }
