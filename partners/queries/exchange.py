"""The exchange: who writes where and in whose name, what a reader finds, and who wants to be told (T12)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q, QuerySet

from alliance87.core.inbox.models import Task
from alliance87.core.mailing.models import Suppression, address_hash
from alliance87.core.text import number_in
from partners.enums import FollowKind, GroupFeature, PostState, Rhythm
from partners.models import (
    ExchangePost,
    ExchangeReport,
    ExchangeThread,
    Following,
    Group,
    Membership,
    Organisation,
    User,
)
from partners.queries.groups import organisations_in, working_in
from partners.queries.names import seen_by

CATEGORY = "partners.exchange"


@dataclass(frozen=True)
class Shown:
    """A post to a reader: `organisation` is None when the reader may not know which (P5) or for the
    secretariat; `text` is None when it is hidden from the reader or was erased."""

    post: ExchangePost
    organisation: Organisation | None
    text: str | None
    mentions: list[Organisation]
    is_own: bool
    versions: int


def names_in(user: Any, group: Group | None) -> QuerySet[Organisation]:
    """The organisations in whose name the person writes: in a group, those that work in it, or any partner
    of theirs when they co-edit it by name; on a topic, any partner of theirs."""
    if not user.is_authenticated:
        return Organisation.objects.none()
    own = Membership.objects.current().filter(user=user).values("organisation")
    partners = Organisation.objects.partners().filter(pk__in=own)
    if group is None:
        found = partners
    elif not group.has(GroupFeature.EXCHANGE):
        found = Organisation.objects.none()
    else:
        inside = Q(pk__in=working_in(group).values("pk"))
        if Group.objects.edited_by_name(user).filter(pk=group.pk).exists():
            inside |= Q(pk__in=partners.values("pk"))
        found = Organisation.objects.filter(inside, pk__in=own)
    ordered: QuerySet[Organisation] = found.order_by(*Organisation.name_order())
    return ordered


def threads_for(user: Any) -> QuerySet[ExchangeThread]:
    """Those that the user may read, with where they are and how many answers there are (one query)."""
    answers = Count("posts", filter=Q(posts__state=PostState.SHOWN))
    found = ExchangeThread.objects.visible_to(user).select_related("group", "topic").annotate(posted=answers)
    ordered: QuerySet[ExchangeThread] = found.order_by("-last_at", "-pk")
    return ordered


def posts_in(thread: ExchangeThread) -> QuerySet[ExchangePost]:
    """The question and the answers, the oldest first (two queries)."""
    found = thread.posts.select_related("organisation").prefetch_related("mentions")
    return found.annotate(kept=Count("versions")).order_by("at", "pk")


def place_of(thread: ExchangeThread, key: str) -> int:
    """How many posts of the thread stand before the one with this key; 0 for none such (two queries)."""
    number = number_in(key)
    post = thread.posts.filter(pk=number).first() if number is not None else None
    if post is None:
        return 0
    return thread.posts.filter(Q(at__lt=post.at) | Q(at=post.at, pk__lt=post.pk)).count()


def posts_of(posts: Iterable[ExchangePost], reader: Any, *, moderates: bool) -> list[Shown]:
    """Posts as the reader may see them (one query for hidden partners)."""
    rows = list(posts)
    named = [row.organisation for row in rows if row.organisation] + [
        each for row in rows for each in row.mentions.all()
    ]
    known = seen_by(reader, named)
    return [_shown(row, reader, known, moderates) for row in rows]


def _shown(row: Any, reader: Any, known: dict[int, Organisation], moderates: bool) -> Shown:
    is_own = row.author_id == reader.pk
    readable = row.erased_at is None and (row.state == PostState.SHOWN or is_own or moderates)
    return Shown(
        post=row,
        organisation=known.get(row.organisation_id) if row.organisation_id else None,
        text=row.text if readable else None,
        mentions=[known[each.pk] for each in row.mentions.all() if each.pk in known],
        is_own=is_own,
        versions=row.kept if readable else 0,
    )


def may_be_mentioned(group: Group, reader: Any) -> list[Organisation]:
    """Those of the group that the reader may know of, by name (one query, and one for hidden partners)."""
    rows = list(organisations_in(group).order_by(*Organisation.name_order()))
    known = seen_by(reader, rows)
    return [each for each in rows if each.pk in known]


def open_reports(post: ExchangePost) -> QuerySet[ExchangeReport]:
    """What readers said of it and nobody has answered (one query)."""
    return post.reports.filter(answered_at__isnull=True)


def people_of(organisations: Any) -> list[User]:
    """Everybody who acts for them, with accounts in use (one query)."""
    rows = Membership.objects.current().filter(organisation__in=organisations)
    return list(User.objects.filter(pk__in=rows.values("user"), is_active=True).order_by("pk"))


def who_listens(people: list[User], thread: ExchangeThread) -> list[User]:
    """Those of the people who did not switch it off: mails of the exchange altogether, or the group or topic
    that the thread is in, whenever they did so (T12). Two queries."""
    kind, target = (
        (FollowKind.GROUP, thread.group_id) if thread.group_id else (FollowKind.TOPIC, thread.topic_id)
    )
    off = Following.objects.filter(kind=kind, target=target or 0, rhythm=Rhythm.NEVER)
    deaf = set(
        off.filter(follower__user__in=[each.pk for each in people]).values_list("follower__user", flat=True)
    )
    hashes = {address_hash(each.email): each.pk for each in people}
    stopped = Suppression.objects.filter(Q(category=CATEGORY) | Q(category=""), address_hash__in=hashes)
    deaf |= {hashes[hashed] for hashed in stopped.values_list("address_hash", flat=True)}
    return [each for each in people if each.pk not in deaf]


def gets_exchange_mail(user: Any) -> bool:
    """Whether the person lets mails of the exchange come (one query)."""
    return not Suppression.objects.filter(category=CATEGORY, address_hash=address_hash(user.email)).exists()


def mentions_waiting(thread: ExchangeThread, user: Any) -> list[ExchangePost]:
    """Posts of the thread that stand on the person's desk, because their organisation is mentioned (one
    query)."""
    kind = ContentType.objects.get_for_model(ExchangePost)
    tasks = Task.objects.filter(
        kind="partners.exchange_mention", content_type=kind, user=user, closed_at__isnull=True
    )
    waiting = {int(each) for each in tasks.values_list("object_id", flat=True)}
    return list(thread.posts.filter(pk__in=waiting)) if waiting else []
