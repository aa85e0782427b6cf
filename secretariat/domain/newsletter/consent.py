"""The consent ledger, and the text that readers agree to (P10)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from alliance87.core.languages import LANGUAGES
from alliance87.core.reference import Counts, define_loader, in_languages, rows_of
from secretariat import emails
from secretariat.enums import ConsentKind, ConsentWay
from secretariat.models import ConsentProposal, ConsentRecord, ConsentText, Subscriber
from secretariat.queries.newsletter.consent import waiting_proposal

PUBLISH_TASK = "secretariat.publish_consent_text"


def note(
    subscriber: Subscriber, kind: ConsentKind, way: ConsentWay, *, text: ConsentText | None, proof: str = ""
) -> ConsentRecord:
    """Write one line of the ledger."""
    return ConsentRecord.objects.create(
        address_hash=subscriber.address_hash, kind=kind, way=way, text=text, proof=proof
    )


def text_in_force() -> ConsentText:
    """Raises ValidationError while no text was ever published: nobody can agree to nothing."""
    text: ConsentText | None = ConsentText.objects.in_force()
    if text is None:
        raise ValidationError(_("The newsletter takes no readers yet. Please come back in a few days."))
    return text


@transaction.atomic
def propose_consent_text(*, actor: Any, texts: Mapping[str, str], asks_again: bool) -> ConsentProposal:
    """Put the next version, `texts` by language code, before a director; nothing changes until another person
    publishes it. Raises PermissionDenied; ValidationError when a language is missing, when the text stands
    already, and while another one waits."""
    if not actor.has_perm("secretariat.propose_consent_text"):
        raise PermissionDenied
    if any(not texts.get(code, "").strip() for code in LANGUAGES):
        raise ValidationError(_("The text is needed in French, English and Spanish."))
    last = ConsentText.objects.select_for_update().order_by("-version").first()  # one after the other
    if waiting_proposal() is not None:
        raise ValidationError(_("Another text waits for approval already."), code="waits")
    said = {f"text_{code}": texts[code].strip() for code in LANGUAGES}
    stands = last is not None and all(getattr(last, name) == words for name, words in said.items())
    if last is not None and stands and (last.asks_again or not asks_again):
        raise ValidationError(_("This text is in force already."), code="stands")
    proposal: ConsentProposal = ConsentProposal.objects.create(
        proposed_by=actor, asks_again=asks_again, **said
    )
    inbox.open_task(
        kind=PUBLISH_TASK,
        subject=proposal,
        role="director",
        title=gettext_noop("Read and publish the next text that readers of the newsletter agree to"),
        url_name="secretariat:consent_texts",
    )
    data = {"proposal": proposal.pk, "asks_again": asks_again}
    ledger.append(kind="secretariat.consent_text_proposed", subject=proposal, actor=actor, data=data)
    return proposal


@transaction.atomic
def publish_consent_text(*, actor: Any, proposal: ConsentProposal) -> ConsentText:
    """The proposal is the next version; where it asks again, every reader is asked to agree, and who has not
    within 30 days gets no further issue. Raises PermissionDenied for all but directors, and for whoever
    proposed it; TransitionNotAllowed once it was published or given up."""
    locked = _locked(proposal)
    if not actor.has_perm("secretariat.publish_consent_text", locked):
        raise PermissionDenied
    locked.publish()
    last = ConsentText.objects.order_by("-version").first()
    text: ConsentText = ConsentText.objects.create(
        version=last.version + 1 if last else 1,
        asks_again=locked.asks_again,
        **{f"text_{code}": getattr(locked, f"text_{code}") for code in LANGUAGES},
    )
    locked.published = text
    _close(actor, locked)
    data = {"version": text.version, "asks_again": text.asks_again, "proposed_by": locked.proposed_by_id}
    ledger.append(kind="secretariat.consent_text_published", subject=text, actor=actor, data=data)
    if text.asks_again:
        emails.consent_changed(text)
    return text


@transaction.atomic
def drop_consent_text(*, actor: Any, proposal: ConsentProposal) -> None:
    """It is not published. Raises PermissionDenied; TransitionNotAllowed once it was answered."""
    locked = _locked(proposal)
    if not actor.has_perm("secretariat.propose_consent_text"):
        raise PermissionDenied
    locked.drop()
    _close(actor, locked)
    data = {"proposal": locked.pk}
    ledger.append(kind="secretariat.consent_text_dropped", subject=locked, actor=actor, data=data)


def _locked(proposal: ConsentProposal) -> ConsentProposal:
    locked: ConsentProposal = ConsentProposal.objects.select_for_update().get(pk=proposal.pk)
    return locked


def _close(actor: Any, proposal: ConsentProposal) -> None:
    proposal.closed_by, proposal.closed_at = actor, timezone.now()
    proposal.save()
    inbox.close_tasks(subject=proposal, closed_by=actor)


def load_first_text() -> Counts:
    """The text that the portal ships with, when no text was ever published."""
    if ConsentText.objects.exists():
        return Counts(same=1)
    (row,) = rows_of(Path(__file__).parents[2] / "reference" / "consent.csv")
    ConsentText(version=int(row["version"]), **in_languages(row, "text")).save()
    return Counts(created=1)


define_loader("consent texts", load_first_text, order=50)
