"""Following, by one's own act alone: signed in, or by a link in a mail to the address (P4, P10, T12)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core import signing
from django.core.cache import cache
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import privacy
from alliance87.core.mailing import define_category
from alliance87.core.mailing.domain.suppress import resubscribe, suppress_address
from alliance87.core.mailing.enums import SuppressionReason
from alliance87.core.mailing.models import Suppression, address_hash
from alliance87.core.text import number_in
from partners import emails
from partners.enums import Rhythm
from partners.models import Follower, Following, User
from partners.queries.following import names_of

CATEGORY = "partners.following"
CONFIRM, MANAGE = "partners.following.confirm", "partners.following.manage"
WEEK = 7 * 24 * 60 * 60  # seconds for which a link to confirm is good
AGAIN = 10 * 60  # seconds before the same mail is sent to the same address again


class LinkUsedError(Exception):
    """The link to confirm began something that its reader has stopped since."""


@transaction.atomic
def follow(*, actor: Any, kind: str, target: int, rhythm: str) -> Following:
    """Follow it with one's account, or choose another rhythm. Raises LookupError for what is not public,
    ValueError for no such rhythm."""
    _require_public(kind, target)
    follower = _of_account(actor)
    resubscribe(hashed=address_hash(actor.email), category=CATEGORY)
    return _set(follower, kind, target, rhythm)


def ask_to_follow(*, email: str, language: str, kind: str, target: int, rhythm: str) -> None:
    """Somebody typed an address: its owner gets a link, and nothing else happens. The same mail
    leaves once in ten minutes. Raises LookupError for what is not public, ValueError for no such rhythm."""
    name = _require_public(kind, target)
    address = email.strip().lower()
    if not cache.add(f"follow:{address_hash(address)}:{kind}:{target}", True, AGAIN):
        return
    asked = [address, language, kind, target, Rhythm(rhythm).value, timezone.now().isoformat()]
    token = signing.dumps(asked, salt=CONFIRM)
    emails.confirm_following(address, language, name, token)


@transaction.atomic
def confirm_following(*, token: str) -> Follower:
    """The owner of the address followed the link. An account with this address is the follower, if there is
    one. Repeating it changes nothing. Raises BadSignature, also for a link of over a week ago; LinkUsedError
    when the mails were stopped after the link was asked for."""
    address, language, kind, target, rhythm, said = signing.loads(token, salt=CONFIRM, max_age=WEEK)
    hashed, asked_at = address_hash(address), datetime.fromisoformat(said)
    if Suppression.objects.filter(_stopped_by_reader(), address_hash=hashed, since__gt=asked_at).exists():
        raise LinkUsedError
    account = User.objects.filter(email=address, is_active=True).first()
    if account is not None:
        follower = _of_account(account)
    else:
        follower, _made = Follower.objects.get_or_create(email=address, defaults={"language": language})
    resubscribe(hashed=hashed, category=CATEGORY)
    if not follower.followings.filter(kind=kind, target=target, chosen_at__gte=asked_at).exists():
        _set(follower, kind, target, rhythm)  # else the link was used, and perhaps changed by the page since
    return follower


def _stopped_by_reader() -> Q:
    return Q(reason=SuppressionReason.UNSUBSCRIBED, category=CATEGORY) | Q(reason=SuppressionReason.COMPLAINT)


def _of_account(user: Any) -> Follower:
    """The account's follower. What its address followed without an account is the account's from now on;
    where both chose, the account's choice stands."""
    follower, _made = Follower.objects.get_or_create(user=user)
    former = Follower.objects.select_for_update().filter(email=user.email.lower()).first()
    if former is not None:
        known = set(follower.followings.values_list("kind", "target"))
        for row in former.followings.all():
            if (row.kind, row.target) not in known:
                Following.objects.filter(pk=row.pk).update(follower=follower)
        former.delete()
    return follower


@transaction.atomic
def change_rhythms(*, follower: Follower, rhythms: Mapping[int, str]) -> None:
    """What the follower chose for each thing followed, by the key of the row. Whoever calls this has the
    follower's link or account, and who wants mails again gets them. Raises ValueError for no such rhythm."""
    locked = Follower.objects.select_for_update(of=("self",)).select_related("user").get(pk=follower.pk)
    for row in locked.followings.filter(pk__in=rhythms):
        if row.rhythm != rhythms[row.pk]:
            _set(locked, row.kind, row.target, rhythms[row.pk])
    if locked.followings.exclude(rhythm=Rhythm.NEVER).exists():
        resubscribe(hashed=address_hash(locked.address), category=CATEGORY)


@transaction.atomic
def stop_following(*, follower: Follower) -> None:
    """Off, for everything and at once, also for what waits to be sent (T12). Of an address without an account
    nothing is left but the hash by which it is not written to."""
    locked = Follower.objects.select_for_update(of=("self",)).select_related("user").get(pk=follower.pk)
    suppress_address(address=locked.address, reason=SuppressionReason.UNSUBSCRIBED, category=CATEGORY)
    if locked.user is None:
        locked.delete()
    else:
        locked.followings.update(rhythm=Rhythm.NEVER)


def stop_by_key(key: str) -> None:
    """The link or the button of a mail was used (see `mailing.define_category`)."""
    number = number_in(key.removeprefix("follower:"), digits=18)
    follower = Follower.objects.filter(pk=number).first() if number is not None else None
    if follower is not None:
        stop_following(follower=follower)


def managing(follower: Follower) -> str:
    """What a link to the follower's choices carries."""
    return signing.dumps(follower.pk, salt=MANAGE)


def to_manage(token: str) -> Follower:
    """Raises BadSignature, Follower.DoesNotExist."""
    return Follower.objects.get(pk=signing.loads(token, salt=MANAGE))


def _require_public(kind: str, target: int) -> str:
    name = names_of(kind, [target]).get(target)
    if name is None:
        raise LookupError(kind)
    return name


def _set(follower: Follower, kind: str, target: int, rhythm: str) -> Following:
    """From now on, where it was off or new: what happened before is not sent. Another rhythm, or the same
    again, takes nothing from what waits to be sent."""
    rhythm, now = Rhythm(rhythm).value, timezone.now()
    begins = {"rhythm": rhythm, "since": now, "sent_until": now, "chosen_at": now}
    row, made = Following.objects.get_or_create(follower=follower, kind=kind, target=target, defaults=begins)
    if made:
        return row
    off = Rhythm.NEVER in (row.rhythm, rhythm)
    for name, value in (begins if off else {"rhythm": rhythm, "chosen_at": now}).items():
        setattr(row, name, value)
    row.save()
    return row


define_category(CATEGORY, _("News of what you follow"), unsubscribe=stop_by_key)
privacy.define_retention(
    _("What you follow, and the address to write to when you have no account"),
    _("To send you news of it, as often as you chose"),
    _("until you stop; an address without an account is then forgotten"),
)


@privacy.define_eraser
def forget_follower(user: Any) -> None:
    """Nothing is left of what the person followed, with the account or before they had one."""
    Follower.objects.filter(Q(user=user) | Q(email=user.email.lower())).delete()
