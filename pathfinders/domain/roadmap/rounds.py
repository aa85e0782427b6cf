"""What happens to a roadmap when the way of its country moves on (F2, F5). Called by the verbs of the way,
which have asked the right and hold its lock."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger, rulesets
from alliance87.core.dates import add_working_days
from gcm.queries.convocation import representatives
from pathfinders.emails.roadmap import review_opened
from pathfinders.enums import RoadmapState
from pathfinders.models import Pathway, Roadmap, RoadmapReview

COMMENT_TASK = "pathfinders.comment_roadmap"
WRITE_TASK = "pathfinders.write_letter"


def reopen_current(*, actor: Any, pathway: Pathway) -> Roadmap | None:
    """The roadmap that was handed in goes back to its drafters; None where none was."""
    roadmap = _submitted(pathway)
    if roadmap is None:
        return None
    roadmap.reopen()
    roadmap.save()
    ledger.append(kind="pathfinders.roadmap_reopened", subject=roadmap, actor=actor, data={})
    return roadmap


def open_review(*, actor: Any, pathway: Pathway) -> RoadmapReview | None:
    """The GCG reviews the version that was handed in last: its members comment for the working days of the
    rule set, that of the country itself excepted (F3). None where none was handed in."""
    roadmap = _submitted(pathway)
    version = roadmap.versions.last() if roadmap else None
    if roadmap is None or version is None:
        return None
    days = rulesets.in_force()["pathfinders.review.comment_working_days"]
    review = RoadmapReview.objects.create(
        version=version, comments_until=add_working_days(timezone.now(), days)
    )
    ledger.append(kind="pathfinders.review_opened", subject=review, actor=actor, data={"version": version.pk})
    others = [each for each in representatives() if each.term.organisation_id != pathway.organisation_id]
    people = [each.person for each in others]
    for person in people:
        inbox.open_task(
            kind=COMMENT_TASK,
            subject=review,
            user=person,
            title=gettext_noop("Comment on the roadmap “%(title)s”"),
            note=gettext_noop("By criterion; your comments are seen by the GCG and the secretariat alone"),
            params={"title": roadmap.title},
            url_name="pathfinders:clinic",
            url_kwargs={"public_id": str(roadmap.public_id), "number": version.number},
            due_at=review.comments_until,
        )
    inbox.open_task(
        kind=WRITE_TASK,
        subject=review,
        role="secretariat",
        title=gettext_noop("Write the letter on the roadmap “%(title)s”"),
        note=gettext_noop("From what the members say, once the time for comments is over"),
        params={"title": roadmap.title},
        url_name="pathfinders:clinic",
        url_kwargs={"public_id": str(roadmap.public_id), "number": version.number},
    )
    review_opened(review, people)
    return review


def bring_into_force(*, actor: Any, pathway: Pathway) -> Roadmap | None:
    """The status was granted, or a later roadmap was taken note of: what was handed in holds, and is public;
    the one before it is replaced. None where none was handed in."""
    roadmap = _submitted(pathway)
    if roadmap is None:
        return None
    for earlier in pathway.roadmaps.filter(state=RoadmapState.IN_FORCE):
        earlier.replace()
        earlier.save()
    roadmap.come_into_force()
    roadmap.in_force_at = timezone.now()
    roadmap.save()
    ledger.append(kind="pathfinders.roadmap_in_force", subject=roadmap, actor=actor, data={})
    inbox.close_tasks(subject=roadmap, closed_by=actor)
    return roadmap


def _submitted(pathway: Pathway) -> Roadmap | None:
    waiting = pathway.roadmaps.filter(state=RoadmapState.SUBMITTED)
    return waiting.select_for_update(of=("self",)).first()
