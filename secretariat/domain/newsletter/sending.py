"""An issue is proposed by one person, approved by another, and leaves at its hour (X4)."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox, jobs, ledger
from alliance87.core.languages import LANGUAGES
from secretariat import emails
from secretariat.domain.newsletter.composing import locked_draft, may_edit
from secretariat.enums import IssueState
from secretariat.models import Issue
from secretariat.queries.newsletter.content import is_empty, known_to, no_longer_public
from secretariat.queries.newsletter.readers import readers_of

APPROVE_TASK = "secretariat.approve_issue"
LATE_TASK = "secretariat.issue_too_late"
GONE_TASK = "secretariat.issue_no_longer_public"
SEND_JOB = "secretariat.send_issue"


@transaction.atomic
def propose_issue(
    *, actor: Any, issue: Issue, leaves_at: datetime | None = None, not_after: datetime | None = None
) -> Issue:
    """Ask for a second person's approval. The issue leaves at `leaves_at` (once approved, by default), and
    never after `not_after`. Raises PermissionDenied; ValidationError when nothing is told, the title is
    missing, something in it is no longer public, or the instants are past or the wrong way round."""
    locked = locked_draft(actor=actor, issue_id=issue.pk)
    _check(locked, actor, leaves_at, not_after)
    locked.proposed_by, locked.approved_by = actor, None
    locked.leaves_at, locked.not_after = leaves_at, not_after
    locked.propose()
    locked.save()
    inbox.open_task(
        kind=APPROVE_TASK,
        subject=locked,
        role="secretariat",
        title=gettext_noop("Read and approve the newsletter no. %(number)s"),
        params={"number": locked.number},
        url_name="secretariat:issue",
        url_kwargs={"number": str(locked.number)},
    )
    return _recorded(locked, actor, "proposed")


def _recorded(issue: Issue, actor: Any, how: str, **data: Any) -> Issue:
    said = {"number": issue.number, "revision": issue.revision, **data}
    ledger.append(kind=f"secretariat.issue_{how}", subject=issue, actor=actor, data=said)
    return issue


def _check(issue: Issue, actor: Any, leaves_at: datetime | None, not_after: datetime | None) -> None:
    now = timezone.now()
    if not issue.title:
        raise ValidationError(_("The issue has no title yet."))
    _refuse_gone(issue, actor)
    if is_empty(issue):
        raise ValidationError(_("The issue tells nothing yet."))
    if leaves_at and leaves_at < now:
        raise ValidationError(_("The hour at which it leaves is past."))
    if not_after and not_after <= (leaves_at or now):
        raise ValidationError(_("“Not later than” must come after the hour at which it leaves."))


def _refuse_gone(issue: Issue, actor: Any) -> None:
    """Names to nobody what they may not know of (P5)."""
    gone = no_longer_public(issue)
    if known := known_to(actor, gone):
        titles = "; ".join(str(each) for each in known)
        said = _("This is no longer public. Please leave it out first: %(titles)s")
        raise ValidationError(said, params={"titles": titles})
    if gone:
        raise ValidationError(_("Something is no longer public: please ask an officer to leave it out."))


@transaction.atomic
def approve_issue(*, actor: Any, issue: Issue, revision: int) -> Issue:
    """The second person read it, at `revision`. Raises PermissionDenied for whoever proposed it;
    ValidationError when it was changed or moved on meanwhile, or something in it is no longer public."""
    locked = _locked(issue)
    if not actor.has_perm("secretariat.approve_issue", locked):
        raise PermissionDenied
    if locked.revision != revision:
        raise ValidationError(_("The issue was changed while you read it. Please read it again."))
    _refuse_gone(locked, actor)
    _move(locked, locked.approve)
    locked.approved_by = actor
    locked.leaves_at = locked.leaves_at or timezone.now()
    locked.save()
    _recorded(locked, actor, "approved", proposed_by=locked.proposed_by_id)
    inbox.close_tasks(subject=locked, kind=APPROVE_TASK, closed_by=actor)
    jobs.enqueue(SEND_JOB, key=str(locked.pk), data={"issue": locked.pk}, run_at=locked.leaves_at)
    return locked


@transaction.atomic
def take_back_issue(*, actor: Any, issue: Issue) -> Issue:
    """To a draft again, as long as it has not left. Raises PermissionDenied, ValidationError."""
    locked = _locked(issue)
    if not actor.has_perm("secretariat.take_back_issue", locked):
        raise PermissionDenied
    was = str(locked.state)
    _move(locked, locked.take_back)
    locked.proposed_by = locked.approved_by = None
    locked.save()
    inbox.close_tasks(subject=locked, kind=APPROVE_TASK, closed_by=actor)
    return _recorded(locked, actor, "taken_back", was=was)


@transaction.atomic
def send_due_issue(issue_id: int) -> bool:
    """Freeze the list and publish, when the issue is approved and its hour has come; answers whether it did.
    Past "not later than", or when something in it is no longer public, nothing leaves: the issue is a draft
    again and the secretariat is told."""
    issue = Issue.objects.select_for_update(of=("self",)).filter(pk=issue_id).first()
    now = timezone.now()
    if issue is None or issue.state != IssueState.APPROVED or (issue.leaves_at or now) > now:
        return False
    if issue.not_after and issue.not_after <= now:
        _give_up(issue, LATE_TASK, NOT_IN_TIME)
        return False
    if no_longer_public(issue):
        _give_up(issue, GONE_TASK, NOT_PUBLIC)
        return False
    issue.mailing = emails.issue(issue, readers_of(issue), issue.not_after)
    issue.publish()
    issue.published_at = now
    issue.save()
    _recorded(issue, issue.approved_by, "sent")
    return True


def send_due_issues() -> int:
    """Each minute, whatever became of the job of an issue; answers how many left."""
    due = Issue.objects.filter(state=IssueState.APPROVED, leaves_at__lte=timezone.now())
    return sum(send_due_issue(pk) for pk in list(due.values_list("pk", flat=True)))


NOT_IN_TIME = gettext_noop("The newsletter no. %(number)s did not leave in time and is a draft again")
NOT_PUBLIC = gettext_noop(
    "The newsletter no. %(number)s did not leave and is a draft again: something in it is no longer public"
)


def _give_up(issue: Issue, kind: str, title: str) -> None:
    issue.take_back()
    issue.proposed_by = issue.approved_by = None
    issue.save()
    _recorded(issue, None, "given_up")
    inbox.open_task(
        kind=kind,
        subject=issue,
        role="secretariat",
        title=title,
        params={"number": issue.number},
        url_name="secretariat:issue",
        url_kwargs={"number": str(issue.number)},
    )


def send_test(*, actor: Any, issue: Issue) -> None:
    """The issue as it stands, in the three languages, to the actor alone. Raises PermissionDenied."""
    may_edit(actor)
    emails.test_issue(issue, actor, list(LANGUAGES))


def _locked(issue: Issue) -> Issue:
    return Issue.objects.select_for_update(of=("self",)).get(pk=issue.pk)


def _move(issue: Issue, transition: Any) -> None:
    if issue.state == IssueState.SENT:
        raise PermissionDenied
    try:
        transition()
    except TransitionNotAllowed as error:
        raise ValidationError(_("The issue has moved on meanwhile: this is no longer possible.")) from error
