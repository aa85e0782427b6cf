"""Templates and their versions."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from alliance87.core.languages import LANGUAGES
from partners.domain.stale import StaleEditError
from secretariat.domain.letters.in_use import end_uses
from secretariat.enums import WordingKind
from secretariat.models import Wording, WordingVersion
from secretariat.queries.wordings import REQUIRED, faults_of, used_in

FIELDS = ("subject", "body")


@transaction.atomic
def save_wording(
    *,
    actor: Any,
    kind: WordingKind,
    name: str,
    texts: Mapping[str, str],
    wording: Wording | None = None,
    revision: int = 0,
) -> WordingVersion:
    """Keep another version after version `revision`; `texts` are subject_fr, body_fr and so on. Raises
    PermissionDenied, StaleEditError when that is not the last one any more; ValidationError, by field, for a
    missing language, a variable that the kind does not have, a broken tag, and for a convocation without the
    sentence on travel (G8)."""
    if not actor.has_perm("secretariat.edit_wording"):
        raise PermissionDenied
    check_texts(kind, texts)
    of = _wording(kind, name, wording)
    last = of.versions.order_by("-number").first()
    if last is not None and last.revision != revision:
        raise StaleEditError(last)
    made = WordingVersion(wording=of, number=last.number + 1 if last else 1, made_by=actor)
    for field in FIELDS:
        for code in LANGUAGES:
            setattr(made, f"{field}_{code}", texts[f"{field}_{code}"].strip())
    made.save()
    data = {"wording": of.pk, "version": made.number}
    ledger.append(kind="secretariat.wording_saved", subject=made, actor=actor, data=data)
    return made


@transaction.atomic
def retire_wording(*, actor: Any, wording: Wording) -> None:
    """No letter or mail begins with it any more; those that did keep their text. Raises PermissionDenied."""
    if not actor.has_perm("secretariat.edit_wording"):
        raise PermissionDenied
    if Wording.objects.filter(pk=wording.pk, retired_at=None).update(retired_at=timezone.now()):
        end_uses(actor=actor, wording=wording)
        data = {"wording": wording.pk}
        ledger.append(kind="secretariat.wording_retired", subject=wording, actor=actor, data=data)


def check_texts(kind: WordingKind, texts: Mapping[str, str]) -> None:
    """Raises ValidationError, by field, with everything that is wrong."""
    errors: dict[str, list[Any]] = {}
    for code in LANGUAGES:
        for field in FIELDS:
            text = texts.get(f"{field}_{code}", "").strip()
            faults = faults_of(kind, text) if text else [_("This language is missing.")]
            if faults:
                errors[f"{field}_{code}"] = faults
        for name in REQUIRED.get(kind, ()):
            body = texts.get(f"body_{code}", "")
            if body.strip() and name not in used_in(body):
                said = _("This kind of text must hold [[%(name)s]].") % {"name": name}
                errors.setdefault(f"body_{code}", []).append(said)
    if errors:
        raise ValidationError(errors)


def _wording(kind: WordingKind, name: str, wording: Wording | None) -> Wording:
    if wording is not None:
        return Wording.objects.select_for_update().get(pk=wording.pk)
    if not name.strip():
        raise ValidationError({"name": _("Please give a name.")}, code="no_name")
    made, is_new = Wording.objects.get_or_create(kind=kind, name=name.strip())
    if not is_new:
        raise ValidationError({"name": _("There is a template with this name.")}, code="name_taken")
    return made
