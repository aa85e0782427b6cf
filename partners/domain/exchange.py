"""Questions and answers: asked by members of partners, answered by others, in the open or inside a group."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext_lazy as _

from alliance87.core import inbox, rulesets
from alliance87.core.mailing import define_category
from alliance87.core.mailing.domain.suppress import resubscribe, suppress_address
from alliance87.core.mailing.enums import SuppressionReason
from alliance87.core.mailing.models import address_hash
from alliance87.core.repeats import said_just_now
from alliance87.core.text import without_controls
from partners import emails
from partners.models import (
    ExchangePost,
    ExchangeThread,
    ExchangeVersion,
    Group,
    Organisation,
    Topic,
    User,
)
from partners.queries.exchange import CATEGORY, names_in, people_of, who_listens
from partners.queries.groups import organisations_in

MENTION_TASK = "partners.exchange_mention"


@transaction.atomic
def ask_question(
    *,
    actor: Any,
    title: str,
    text: str,
    group: Group | None = None,
    topic: Topic | None = None,
    organisation: Organisation | None = None,
    mentions: Iterable[Organisation] = (),
) -> ExchangeThread:
    """Put a question, in a group or on a topic, in the name of an organisation (None: the secretariat).

    Raises PermissionDenied for all but members of partners, in a group those of it, and the secretariat;
    ValidationError without words, without a place or with two, and for somebody mentioned who is not in the
    group.
    """
    if (group is None) == (topic is None):
        raise ValidationError(_("A question is put in a group or on a topic."))
    if not actor.has_perm("partners.ask_in_group" if group else "partners.ask_on_topic", group):
        raise PermissionDenied
    User.objects.select_for_update().get(pk=actor.pk)
    same = ExchangeThread.objects.filter(author=actor, group=group, topic=topic, title=_clean(title))
    if (asked := said_just_now(same.filter(posts__text=_clean(text)), at="opened_at")) is not None:
        return asked  # type: ignore[no-any-return]
    thread = ExchangeThread(
        group=group,
        topic=topic,
        title=_clean(title),
        language=get_language() or "fr",
        author=actor,
        is_open=bool(group and group.open_exchange),
    )
    thread.full_clean(exclude=["group", "topic", "author"])
    thread.save()
    _write(thread, actor, organisation, text, mentions)
    return thread


@transaction.atomic
def answer_question(
    *,
    actor: Any,
    thread: ExchangeThread,
    text: str,
    organisation: Organisation | None = None,
    mentions: Iterable[Organisation] = (),
) -> ExchangePost:
    """Write below a question; whoever asked is told, unless they switched that off. Raises PermissionDenied,
    ValidationError as `ask_question` does."""
    locked = _locked(thread)
    if not actor.has_perm("partners.answer_thread", locked):
        raise PermissionDenied
    same = locked.posts.filter(author=actor, organisation=organisation, text=_clean(text))
    if (written := said_just_now(same, at="at")) is not None:
        return written  # type: ignore[no-any-return]
    made = _write(locked, actor, organisation, text, mentions)
    for post in locked.posts.all():
        inbox.close_tasks(subject=post, kind=MENTION_TASK, closed_by=actor, user=actor)
    told = people_of(made.mentions.all())
    if locked.author_id != actor.pk and locked.author.is_active and locked.author not in told:
        emails.exchange_answered(made, who_listens([locked.author], locked))
    return made


def _write(
    thread: ExchangeThread,
    actor: Any,
    organisation: Organisation | None,
    text: str,
    mentions: Iterable[Organisation],
) -> ExchangePost:
    _require_name(actor, thread.group, organisation)
    named = _checked(thread.group, mentions)
    post = ExchangePost(
        thread=thread,
        organisation=organisation,
        author=actor,
        text=_clean(text),
        language=get_language() or "fr",
    )
    post.full_clean(exclude=["thread", "organisation", "author", "state", "hidden_by"])
    post.save()
    post.mentions.set(named)
    thread.last_at = post.at
    thread.save(update_fields=["last_at"])
    _tell(post, actor, named)
    return post


def _require_name(actor: Any, group: Group | None, organisation: Organisation | None) -> None:
    if organisation is None:
        allowed = actor.has_perm("partners.moderate_exchange")
    else:
        allowed = names_in(actor, group).filter(pk=organisation.pk).exists()
    if not allowed:
        raise ValidationError({"organisation": _("Please say in whose name you write.")})


def _checked(group: Group | None, mentions: Iterable[Organisation]) -> list[Organisation]:
    named = list(mentions)
    inside = organisations_in(group).filter(pk__in=[each.pk for each in named]).count() if group else 0
    if named and inside != len(named):
        raise ValidationError({"mentions": _("Only organisations of the group can be mentioned.")})
    return named


def _tell(post: ExchangePost, actor: Any, named: list[Organisation]) -> None:
    """Those who act for the organisations mentioned, on their desk and by mail, unless they said no (T12)."""
    people = [each for each in people_of(named) if each.pk != actor.pk] if named else []
    listening = who_listens(people, post.thread) if people else []
    for person in listening:
        inbox.open_task(
            kind=MENTION_TASK,
            subject=post,
            user=person,
            title=gettext_noop("Your organisation is mentioned: “%(title)s”"),
            params={"title": str(post.thread)},
            url_name="partners:exchange_thread",
            url_kwargs={"public_id": str(post.thread.public_id)},
        )
    if listening:
        emails.exchange_mention(post, listening)


@transaction.atomic
def edit_post(*, actor: Any, post: ExchangePost, text: str) -> ExchangePost:
    """The author says it in other words. After the minutes of the rule set what stood is kept as a version.
    Raises PermissionDenied for all but the author, and for what is hidden or erased; ValidationError without
    words."""
    locked = ExchangePost.objects.select_for_update(of=("self",)).select_related("thread").get(pk=post.pk)
    if not actor.has_perm("partners.edit_post", locked):
        raise PermissionDenied
    said = _clean(text)
    if said == locked.text:
        return locked
    minutes = rulesets.in_force()["partners.exchange.edit_minutes"]
    if timezone.now() - locked.at > timedelta(minutes=minutes):
        ExchangeVersion.objects.create(post=locked, text=locked.text)
    locked.text, locked.edited_at = said, timezone.now()
    locked.clean_fields(exclude=["thread", "organisation", "author", "state", "hidden_by"])
    locked.save()
    return locked


@transaction.atomic
def note_mention(*, actor: Any, post: ExchangePost) -> None:
    """The person has read it: it leaves their desk. Nobody else's task is touched."""
    inbox.close_tasks(subject=post, kind=MENTION_TASK, closed_by=actor, user=actor)


@transaction.atomic
def choose_exchange_mail(*, actor: Any, wanted: bool) -> None:
    """Mails of the exchange on or off for one's own address; off is for old threads too (T12)."""
    if wanted:
        resubscribe(hashed=address_hash(actor.email), category=CATEGORY)
    else:
        suppress_address(address=actor.email, reason=SuppressionReason.UNSUBSCRIBED, category=CATEGORY)


def _locked(thread: ExchangeThread) -> ExchangeThread:
    found = ExchangeThread.objects.select_for_update(of=("self",)).select_related("group", "topic", "author")
    return found.get(pk=thread.pk)


def _clean(text: str) -> str:
    return without_controls(text).strip()


define_category(CATEGORY, _("Questions and answers in your groups and on topics"))
