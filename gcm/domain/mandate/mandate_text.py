"""The mandate on the portal: our own account from the reference files, the official text from its file."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from alliance87.core.reference import Counts, Wanted, bring, define_loader, in_languages, rows_of
from gcm.domain.mandate.clauses import Clause, Opening, UnknownTextError, split
from gcm.domain.mandate.slips import slips_in
from gcm.domain.reference import FILES
from gcm.enums import MandateKind
from gcm.models import MandateClause, MandateErratum, MandateVersion, Target

FILE = "mandate.csv"
LANGUAGE = "fr"  # of the official text, and the source of our account of it (M2)
LARGEST = 500_000  # characters: the mandate has a few thousand


@transaction.atomic
def load_official_text(*, actor: Any, text: str, decision: str = "") -> MandateVersion:
    """Keep the official text as it is, in its numbered clauses, with a list of its slips for the next review
    (M3, X6). `decision` is the symbol of the decision that adopted it. The same text again changes nothing.

    Raises PermissionDenied; ValidationError, with nothing changed, for a text that is not the mandate."""
    if not actor.has_perm("gcm.load_mandate"):
        raise PermissionDenied
    clauses = _clauses_of(text)
    last = MandateVersion.objects.select_for_update().latest_of(MandateKind.OFFICIAL)
    digest = ledger.digest_of(text)
    if last is not None and last.digest == digest:
        return last
    version = _next_version(MandateKind.OFFICIAL, last, digest, decision)
    MandateClause.objects.bulk_create(
        MandateClause(
            version=version,
            order=order,
            number=each.number,
            **{f"heading_{LANGUAGE}": each.heading, f"text_{LANGUAGE}": each.text},
        )
        for order, each in enumerate(clauses)
    )
    MandateErratum.objects.bulk_create(
        MandateErratum(version=version, number=slip.number, slip=slip.name, passage=slip.passage)
        for slip in slips_in(clauses)
    )
    data = {"version": version.number, "text": digest, "clauses": len(clauses)}
    ledger.append(kind="gcm.mandate_loaded", subject=version, actor=actor, data=data)
    return version


def openings() -> list[Opening]:
    """How the clauses begin in the official text, from the reference file."""
    return [Opening(row["number"], row["opens"], row["heading_fr"]) for row in rows_of(FILES / FILE)]


def _clauses_of(text: str) -> list[Clause]:
    if not text.strip():
        raise ValidationError(_("The file is empty."), code="empty")
    if len(text) > LARGEST or "\x00" in text:
        raise ValidationError(_("This is not the text of the mandate."), code="not_text")
    try:
        return split(text, openings())
    except UnknownTextError as error:
        problems = [
            _("Clause %(number)s (%(heading)s) was not found where it should begin.")
            % {"number": each.number, "heading": each.heading}
            for each in error.missing
        ]
        raise ValidationError(problems) from None


def _next_version(
    kind: MandateKind, last: MandateVersion | None, digest: str, decision: str = ""
) -> MandateVersion:
    return MandateVersion.objects.create(
        kind=kind,
        number=last.number + 1 if last else 1,
        source_language=LANGUAGE,
        digest=digest,
        decision=decision,
    )


def load_summary() -> Counts:
    """Our own account of each clause, in three languages: another account is another version (X6)."""
    rows = list(rows_of(FILES / FILE))
    digest = ledger.digest_of(rows)
    last = MandateVersion.objects.latest_of(MandateKind.SUMMARY)
    if last is not None and last.digest == digest:
        return Counts(same=len(rows))
    version = _next_version(MandateKind.SUMMARY, last, digest)
    made = MandateClause.objects.bulk_create(
        MandateClause(
            version=version, order=order, number=row["number"], **in_languages(row, "heading", "text")
        )
        for order, row in enumerate(rows)
    )
    return Counts(created=len(made))


def load_targets() -> Counts:
    """The targets with their dates (M1)."""
    return bring(
        Target.objects.all(),
        [
            Wanted(
                key={"key": row["key"]},
                facts={"due_on": date.fromisoformat(row["due_on"]), **in_languages(row, "name")},
                kept={"met_on": date.fromisoformat(row["met_on"]) if row["met_on"] else None},
            )
            for row in rows_of(FILES / "targets.csv")
        ],
    )


define_loader("mandate", load_summary, order=70)
define_loader("targets", load_targets, order=71)
