"""Good practices: written, handed in, read by the secretariat, endorsed and adopted by others."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from partners import emails
from partners.domain.stale import StaleEditError
from partners.domain.taking_down import take_down
from partners.domain.written import write_values
from partners.enums import PracticeState
from partners.models import Adoption, Country, Endorsement, GoodPractice, Organisation
from partners.models.organisation import LANGUAGES
from partners.queries.practices import correction_of, may_support, missing_of_practice

READ_TASK = "partners.read_practice"
ANSWER_TASK = "partners.answer_practice"
TEXT_NAMES = ("title", "problem", "action", "result", "evidence", "scaling")
FIELDS = tuple(f"{name}_{code}" for name in TEXT_NAMES for code in LANGUAGES)


@transaction.atomic
def start_practice(*, actor: Any, organisation: Organisation) -> GoodPractice:
    """A draft in the name of the organisation; the actor's untouched one when there is one. Raises
    PermissionDenied for all but focal points and editors of a partner."""
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if not actor.has_perm("partners.start_practice", locked):
        raise PermissionDenied
    untouched = locked.practices.filter(author=actor, revision=0, state=PracticeState.DRAFT).first()
    return untouched or GoodPractice.objects.create(organisation=locked, author=actor)


@transaction.atomic
def save_practice(
    *, actor: Any, practice: GoodPractice, revision: int, values: Mapping[str, Any]
) -> GoodPractice:
    """Keep what was typed, complete or not. Raises PermissionDenied once it is with the secretariat or
    public, StaleEditError when `revision` is not the one that stands."""
    locked = _locked(actor, practice, "partners.edit_practice")
    if locked.revision != revision:
        raise StaleEditError(locked)
    for name in FIELDS:
        if name in values:
            setattr(locked, name, values[name])
    for name in ("topics", "countries"):
        if name in values:
            getattr(locked, name).set(values[name])
    locked.revision += 1
    locked.save()
    return locked


@transaction.atomic
def submit_practice(*, actor: Any, practice: GoodPractice) -> GoodPractice:
    """Hand it in, or in again. Raises PermissionDenied; ValidationError with everything that is missing."""
    locked = _locked(actor, practice, "partners.edit_practice")
    missing = missing_of_practice(locked)
    if missing:
        raise ValidationError(list(missing))
    locked.submit()
    locked.save()
    inbox.close_tasks(subject=locked, kind=ANSWER_TASK, closed_by=actor)
    inbox.open_task(
        kind=READ_TASK,
        subject=locked,
        role="secretariat",
        title=gettext_noop("Read the good practice “%(title)s”"),
        params={"title": locked},
        url_name="partners:practice",
        url_kwargs={"public_id": str(locked.public_id)},
    )
    return locked


@transaction.atomic
def review_practice(
    *, actor: Any, practice: GoodPractice, accepted: bool, question: str = ""
) -> GoodPractice:
    """Publish it, or return it with a question. Raises PermissionDenied for all but the secretariat, for
    one's own and for what does not wait; ValidationError when it is returned without a question, and for
    publishing in the name of an organisation that is no partner any more (P11)."""
    locked = _locked(actor, practice, "partners.review_practice")
    if accepted and not Organisation.objects.partners().filter(pk=locked.organisation_id).exists():
        raise ValidationError(_("The organisation is no partner any more: nothing new is published for it."))
    if not accepted and not question.strip():
        raise ValidationError({"question": _("Please say what the partner should change.")})
    if not accepted:
        locked.return_with_question()
        _ask_author(locked)
    elif locked.corrects_id:
        _take_in(locked, locked.corrects_id)
    else:
        locked.publish()
        locked.published_at = timezone.now()
    locked.question = "" if accepted else question.strip()
    locked.save()
    inbox.close_tasks(subject=locked, kind=READ_TASK, closed_by=actor)
    ledger.append(kind=f"partners.practice_{_outcome(locked)}", subject=locked, actor=actor, data={})
    emails.practice_reviewed(locked)
    return locked


def _take_in(correction: GoodPractice, key: int) -> None:
    """What the correction says stands in the practice with this key from now on, and the correction is done
    with. Raises ValidationError when the practice is not public any more."""
    practice = GoodPractice.objects.select_for_update().get(pk=key)
    if practice.state != PracticeState.PUBLISHED:
        raise ValidationError(_("The practice that it corrects is not public any more."))
    _copy(correction, practice)
    practice.corrected_at = timezone.now()
    practice.revision += 1
    practice.save()
    correction.withdraw()


def _outcome(practice: GoodPractice) -> str:
    return "corrected" if practice.state == PracticeState.WITHDRAWN else str(practice.state)


def _copy(source: GoodPractice, to: GoodPractice) -> None:
    about = {"topics": source.topics.all(), "countries": source.countries.all()}
    write_values(to, FIELDS, {**{name: getattr(source, name) for name in FIELDS}, **about})


def _ask_author(practice: GoodPractice) -> None:
    inbox.open_task(
        kind=ANSWER_TASK,
        subject=practice,
        user=practice.author,
        title=gettext_noop("Complete the good practice “%(title)s”"),
        params={"title": practice},
        url_name="partners:practice_edit",
        url_kwargs={"public_id": str(practice.public_id)},
    )


@transaction.atomic
def correct_practice(*, actor: Any, practice: GoodPractice) -> GoodPractice:
    """A draft that says what the public practice says, to be corrected and handed in; the one begun already
    when there is one. The practice stands until the secretariat has read the correction. Raises
    PermissionDenied for all but the editors of its partner, and for what is not public."""
    locked = _locked(actor, practice, "partners.correct_practice")
    begun = correction_of(locked)
    if begun is not None:
        return begun
    made = GoodPractice.objects.create(
        organisation=locked.organisation, author=actor, corrects=locked, revision=1
    )
    _copy(locked, made)
    made.save()
    return made


@transaction.atomic
def withdraw_practice(*, actor: Any, practice: GoodPractice, reason: str = "") -> GoodPractice:
    """Nobody but the partner and the secretariat sees it any more. The secretariat withdraws what is public,
    and says why. Raises PermissionDenied, ValidationError without its reason, TransitionNotAllowed when it
    was withdrawn."""
    locked = _locked(actor, practice, "partners.withdraw_practice")
    locked.withdraw()
    own = actor.has_perm("partners.speak_for_record", locked)
    data = {} if own else take_down(locked, reason)
    locked.save()
    for kind in (READ_TASK, ANSWER_TASK):
        inbox.close_tasks(subject=locked, kind=kind, closed_by=actor)
    ledger.append(kind="partners.practice_withdrawn", subject=locked, actor=actor, data=data)
    return locked


@transaction.atomic
def endorse_practice(
    *, actor: Any, practice: GoodPractice, organisation: Organisation, words: str = ""
) -> Endorsement:
    """The organisation stands by the practice. Raises PermissionDenied for all but editors of another
    partner and for what is not public, ValidationError for a second time."""
    locked = _supported(actor, practice, organisation)
    if locked.endorsements.filter(organisation=organisation).exists():
        raise ValidationError(_("This organisation has endorsed the practice already."))
    made = Endorsement(practice=locked, organisation=organisation, words=words.strip(), given_by=actor)
    made.clean_fields(exclude=["practice", "organisation", "given_by"])
    made.save()
    return made


@transaction.atomic
def adopt_practice(
    *, actor: Any, practice: GoodPractice, organisation: Organisation, country: Country, words: str = ""
) -> Adoption:
    """The organisation uses the practice in the country. Raises as `endorse_practice` does."""
    locked = _supported(actor, practice, organisation)
    if locked.adoptions.filter(organisation=organisation, country=country).exists():
        raise ValidationError(_("It is known already that this organisation adopted it in this country."))
    made = Adoption(
        practice=locked, organisation=organisation, country=country, words=words.strip(), told_by=actor
    )
    made.clean_fields(exclude=["practice", "organisation", "country", "told_by"])
    made.save()
    return made


def _supported(actor: Any, practice: GoodPractice, organisation: Organisation) -> GoodPractice:
    locked = _locked(actor, practice, "partners.view_practice")
    others = may_support(locked, actor)
    if locked.state != PracticeState.PUBLISHED or not others.filter(pk=organisation.pk).exists():
        raise PermissionDenied
    return locked


def _locked(actor: Any, practice: GoodPractice, permission: str) -> GoodPractice:
    rows = GoodPractice.objects.select_for_update(of=("self",)).select_related("organisation", "author")
    found: GoodPractice = rows.get(pk=practice.pk)
    if not actor.has_perm(permission, found):
        raise PermissionDenied
    return found
