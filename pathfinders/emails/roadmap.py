"""What is written about roadmaps: to the members who review one, to the country that gets the letter."""

from collections.abc import Sequence
from datetime import UTC
from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core import mailing
from pathfinders.models import RoadmapReview

MEMBER = _("You receive this mail because you represent a member of the GCG.")
COUNTRY = _("You receive this mail because you are a focal point of the country.")


def review_opened(review: RoadmapReview, people: Sequence[Any]) -> None:
    """A roadmap can be commented on until an instant. The text stays on the portal: it is not public."""
    mailing.send(
        kind="pathfinders.review_opened",
        template="mail/pathfinders/review_opened",
        recipients=[mailing.to_account(each) for each in people],
        context={
            "review": review,
            "country": review.version.roadmap.pathway.country,
            "utc": f"{review.comments_until.astimezone(UTC):%H:%M}",
        },
        why=MEMBER,
        statutory=True,
    )


def letter_signed(review: RoadmapReview, people: Sequence[Any]) -> None:
    """To the focal points: the letter of the GCG can be read. One by which the roadmap is handed back comes
    with the mail that says so."""
    mailing.send(
        kind="pathfinders.letter_signed",
        template="mail/pathfinders/letter_signed",
        recipients=[mailing.to_account(each) for each in people],
        context={
            "review": review,
            "country": review.version.roadmap.pathway.country,
        },
        why=COUNTRY,
        statutory=True,
    )
