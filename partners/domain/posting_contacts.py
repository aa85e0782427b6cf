"""Partners write to each other about a need or an offer. Mail carries the words, and no address (M4)."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger, privacy, rulesets
from alliance87.core.repeats import said_just_now
from partners import emails
from partners.models import Organisation, Posting, PostingContact, PostingMessage, User
from partners.queries.people import reachable_people_of

A_DAY = timedelta(days=1)


@transaction.atomic
def write_about_posting(
    *, actor: Any, posting: Posting, organisation: Organisation, words: str
) -> PostingMessage:
    """Write to those who posted it, in the name of a partner; a second message joins the first.

    Raises PermissionDenied for who does not act for a partner other than theirs, and for what the public does
    not see; ValidationError without words, when it is no longer open, and beyond the number a day."""
    if not actor.has_perm("partners.write_about_posting", organisation):
        raise PermissionDenied
    locked = Posting.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=posting.pk)
    if locked.organisation_id == organisation.pk or not _is_public(locked):
        raise PermissionDenied
    if not locked.is_open:
        raise ValidationError(_("This is no longer open."), code="over")
    contact, _made = PostingContact.objects.get_or_create(posting=locked, organisation=organisation)
    return _write(actor, contact, organisation, words)


@transaction.atomic
def answer_about_posting(*, actor: Any, contact: PostingContact, words: str) -> PostingMessage:
    """Answer the other side, also once the need or offer is closed. Raises PermissionDenied for all but the
    editors of the two organisations; ValidationError as above."""
    rows = PostingContact.objects.select_for_update(of=("self",))
    locked = rows.select_related("posting__organisation", "organisation").get(pk=contact.pk)
    if not actor.has_perm("partners.view_posting_contact", locked):
        raise PermissionDenied
    sides = (locked.posting.organisation, locked.organisation)
    own = next((each for each in sides if actor.has_perm("partners.write_about_posting", each)), None)
    if own is None:
        raise PermissionDenied
    return _write(actor, locked, own, words)


def _is_public(posting: Posting) -> bool:
    return bool(Posting.objects.public().filter(pk=posting.pk).exists())


def _write(actor: Any, contact: PostingContact, organisation: Organisation, words: str) -> PostingMessage:
    if not words.strip():
        raise ValidationError({"words": _("Please write a few words.")})
    same = contact.messages.filter(organisation=organisation, written_by=actor, words=words.strip())
    if (written := said_just_now(same, at="written_at")) is not None:
        return written  # type: ignore[no-any-return]
    _require_within_rate(actor)
    message = PostingMessage(
        contact=contact,
        organisation=organisation,
        written_by=actor,
        words=words.strip(),
        language=get_language() or "fr",
    )
    message.clean_fields(exclude=["contact", "organisation", "written_by"])
    message.save()
    data = {"posting": contact.posting_id, "organisation": organisation.pk}
    ledger.append(kind="partners.posting_written_about", subject=message, actor=actor, data=data)
    emails.posting_message(message, reachable_people_of(contact.other_side_of(organisation)))
    return message


def _require_within_rate(actor: Any) -> None:
    """The account is locked first, so that two messages at once are counted one after the other."""
    User.objects.select_for_update().get(pk=actor.pk)
    most = rulesets.in_force()["partners.market.messages_a_day"]
    written = PostingMessage.objects.filter(written_by=actor, written_at__gt=timezone.now() - A_DAY).count()
    if written >= most:
        raise ValidationError(
            _("You have written %(number)s messages today. Please go on tomorrow."),
            code="often",
            params={"number": most},
        )


privacy.define_retention(
    _("Who posted needs, offers, pilots and calls, and what you write to other partners about them"),
    _("To know who acted for an organisation; both sides can read messages again, and nobody else sees them"),
    _("as long as the Alliance keeps its records; your words go when you are erased"),
)


@privacy.define_eraser
def erase_messages(user: Any) -> None:
    """The words go; that something was written stays."""
    PostingMessage.objects.filter(written_by=user).update(words="")
