"""What can be followed, by its name for the public, and what somebody follows."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser

from partners.enums import FollowKind
from partners.models import Country, Follower, Following, Group, Organisation, Topic

PUBLIC = AnonymousUser()


@dataclass(frozen=True)
class Followed:
    """A thing with its name, which is None once it is no longer public."""

    following: Following
    name: str | None


def find_target(kind: str, key: str) -> tuple[int, str]:
    """The number and the name of what can be followed, `key` being its address, the ISO code of a country or
    nothing for the GCG. Raises LookupError for what is not public."""
    if kind == FollowKind.GCM:
        return 0, str(FollowKind.GCM.label)
    if kind not in FollowKind.values:
        raise LookupError(kind)
    named = {"iso2__iexact": key} if kind == FollowKind.COUNTRY else {"slug": key}
    found = _public(kind).filter(**named).first()
    if found is None:
        raise LookupError(key)
    return found.pk, str(found)


def names_of(kind: str, targets: list[int]) -> dict[int, str]:
    """Of those that are public, by number (one query)."""
    if kind == FollowKind.GCM:
        return {0: str(FollowKind.GCM.label)}
    return {each.pk: str(each) for each in _public(kind).filter(pk__in=targets)}


def followed_by(follower: Follower) -> list[Followed]:
    """Everything that is followed, by kind (five queries at most)."""
    rows = list(follower.followings.all())
    names = {
        kind: names_of(kind, [row.target for row in rows if row.kind == kind])
        for kind in {row.kind for row in rows}
    }
    return [Followed(row, names[row.kind].get(row.target)) for row in rows]


def _public(kind: str) -> Any:
    if kind == FollowKind.PARTNER:
        return Organisation.objects.partners().visible_to(PUBLIC)
    if kind == FollowKind.GROUP:
        return Group.objects.visible_to(PUBLIC)
    if kind == FollowKind.COUNTRY:
        return Country.objects.all()
    return Topic.objects.filter(active=True)
