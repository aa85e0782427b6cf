"""What readers report, what is hidden for a reason, and what is forgotten. Moderation deletes nothing."""

from datetime import datetime, time
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger, privacy, rulesets
from alliance87.core.months import add_months
from alliance87.core.text import without_controls
from partners import emails
from partners.enums import PostState
from partners.models import ExchangePost, ExchangeReport, ExchangeThread, ExchangeVersion
from partners.queries.exchange import open_reports
from partners.queries.group_work import leads_of_group

REPORT_TASK = "partners.exchange_report"


@transaction.atomic
def report_post(*, actor: Any, post: ExchangePost, reason: str) -> ExchangeReport:
    """Ask those who moderate to look at it: the leads of its group, and the secretariat. Nobody else learns
    of it. Raises PermissionDenied for who cannot read it, ValidationError without a reason and a second
    time."""
    locked = _locked(post)
    if not actor.has_perm("partners.report_post", locked):
        raise PermissionDenied
    if locked.reports.filter(reported_by=actor).exists():
        raise ValidationError(_("You have reported this already. Those who moderate will look at it."))
    made = ExchangeReport(post=locked, reported_by=actor, reason=without_controls(reason).strip())
    made.full_clean(exclude=["post", "reported_by"])
    made.save()
    leads = leads_of_group(locked.thread.group) if locked.thread.group else []
    for assignee in (
        {"role": "secretariat"},
        *({"user": each} for each in leads if each.pk != locked.author_id),
    ):
        inbox.open_task(
            kind=REPORT_TASK,
            subject=locked,
            title=gettext_noop("Look at a post that was reported: “%(title)s”"),
            params={"title": str(locked.thread)},
            url_name="partners:exchange_moderate",
            url_kwargs={"public_id": str(locked.public_id)},
            **assignee,
        )
    return made


@transaction.atomic
def moderate_post(*, actor: Any, post: ExchangePost, hide: bool, reason: str = "") -> ExchangePost:
    """Hide it for a reason, which its author is told; or let it stand, or stand again. The reports on it are
    answered. Raises PermissionDenied for all but the leads of its group and the secretariat, and for one's
    own; ValidationError for hiding without a reason."""
    locked = _locked(post)
    if not actor.has_perm("partners.moderate_post", locked):
        raise PermissionDenied
    said = without_controls(reason).strip()
    if hide and not said:
        raise ValidationError({"reason": _("Please say why: the author will read it.")})
    before = locked.state
    if hide and before == PostState.SHOWN:
        locked.hide()
    if not hide and before == PostState.HIDDEN:
        locked.show()
    if locked.state != before:
        _note(locked, actor, said)
        _hide_title(locked)
    open_reports(locked).update(answered_at=timezone.now())
    inbox.close_tasks(subject=locked, kind=REPORT_TASK, closed_by=actor)
    return locked


def _note(post: ExchangePost, actor: Any, reason: str) -> None:
    hidden = post.state == PostState.HIDDEN
    post.hidden_reason = reason[:500] if hidden else ""
    post.hidden_by, post.hidden_at = (actor, timezone.now()) if hidden else (None, None)
    post.save()
    ledger.append(kind=f"partners.exchange_{post.state}", subject=post, actor=actor, data={})
    if hidden and post.author.is_active:
        emails.exchange_hidden(post)


def _hide_title(post: ExchangePost) -> None:
    """With a question go the words by which lists, tasks and mails call it; with an answer nothing does."""
    thread = post.thread
    posts = list(thread.posts.order_by("at", "pk"))
    if posts[0].pk != post.pk:
        return
    thread.hidden_at = post.hidden_at
    thread.save(update_fields=["hidden_at"])
    inbox.say_anew(subjects=posts, params={"title": "…" if thread.hidden_at else str(thread)})


@transaction.atomic
def forget_exchange(*, now: datetime | None = None) -> int:
    """Versions, answered reports and the texts of hidden posts and questions, once they are older than the
    months of the rule set. Answers how many rows were touched; a second run touches none."""
    months = rulesets.in_force()["partners.exchange.keep_months"]
    day = add_months(timezone.localdate(now), -months)
    before = timezone.make_aware(datetime.combine(day, time()))
    gone = ExchangeVersion.objects.filter(replaced_at__lt=before).delete()[0]
    gone += ExchangeReport.objects.filter(answered_at__lt=before).delete()[0]
    gone += ExchangeThread.objects.filter(hidden_at__lt=before).exclude(title="").update(title="")
    hidden = ExchangePost.objects.filter(state=PostState.HIDDEN, hidden_at__lt=before, erased_at__isnull=True)
    return gone + hidden.update(text="", erased_at=timezone.now())


def _locked(post: ExchangePost) -> ExchangePost:
    found = ExchangePost.objects.select_for_update(of=("self",)).select_related("thread__group", "author")
    return found.get(pk=post.pk)


privacy.define_retention(
    _("What you write in the exchange, its earlier versions, and what you report"),
    _("So that partners learn from one another, and those who moderate can answer"),
    _(
        "posts until you are erased; versions, hidden texts and answered reports for the months of the house "
        "rules"
    ),
)


@privacy.define_eraser
def forget_posts(user: Any) -> None:
    """The words of the person go, with their versions; the answers of others stay."""
    posts = ExchangePost.objects.filter(author=user)
    ExchangeVersion.objects.filter(post__in=posts).delete()
    ExchangeReport.objects.filter(Q(reported_by=user) | Q(post__in=posts)).delete()
    posts.update(text="", erased_at=timezone.now())
    ExchangeThread.objects.filter(author=user).update(title="")
