"""Roadmaps of invented States: three that meetings decided on, one on the agenda of the next, one before the
GCG with comments by its members, one that came back from the check, one half written, one in force since
before the portal. Told through the portal's own verbs."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from gcm.models import Delegate
from pathfinders.domain.clinic.comments import add_comment
from pathfinders.domain.clinic.letter import begin_letter, hand_letter_to_chair, save_letter
from pathfinders.domain.clinic.signing import sign_letter
from pathfinders.domain.pathways import start_check
from pathfinders.domain.roadmap.editing import start_roadmap
from pathfinders.domain.roadmap.importing import prepare_import, take_over
from pathfinders.domain.roadmap.rounds import bring_into_force
from pathfinders.domain.roadmap.submission import submit_roadmap
from pathfinders.models import Pathway, Roadmap, RoadmapReview
from pathfinders.queries.clinic.criteria import criteria_of
from pathfinders.queries.roadmap.plans import plan_of
from secretariat.demo_seed.clock import stand_at
from secretariat.demo_seed.people import cast_member
from secretariat.demo_seed.roadmap_story import TITLES, plan_for

REVISED = "Each year the committee reports what was spent on every action, and who paid."
LETTER = (
    "Le Groupe de coordination mondiale a lu votre feuille de route avec attention. Il salue la place "
    "qu’elle donne aux organisations de travailleurs et d’employeurs, et n’a pas d’observation à vous "
    "adresser."
)
COMMENTS = (
    ("1.1", "The budget covers half of the schools. Who builds the others?"),
    ("2.1", "Good that workers and employers keep the register together. Say what a recruiter risks."),
    ("", "We miss a sentence on domestic work, where few inspectors ever enter."),
)


def hand_in(pathway: Pathway, person: Any) -> None:
    """Write the roadmap of the country, or say in it what the GCG asked for, and hand it in."""
    code = pathway.country.iso2
    if code not in TITLES:
        start_check(actor=person, pathway=pathway)
        return
    roadmap = Roadmap.objects.filter(pathway=pathway, state="draft").first()
    if roadmap is None:
        roadmap = _written(pathway, person)
    else:
        plan = plan_of(roadmap)
        _fill(roadmap, person, replace(plan, vision=f"{plan.vision}\n\n{REVISED}"))
    submit_roadmap(actor=person, roadmap=roadmap)


def begin_to_write(pathway: Pathway, person: Any) -> None:
    """The head and the first priority stand; the rest is being talked over."""
    plan = plan_for(pathway.country.iso2, date(timezone.localdate().year + 1, 1, 1))
    _start(pathway, person, replace(plan, priorities=plan.priorities[:1], vision=""))


def comment_on_review(pathway: Pathway) -> int:
    """Members say by criterion what they think; returns how many comments there are."""
    review = RoadmapReview.objects.filter(version__roadmap__pathway=pathway, comments__isnull=True).last()
    if review is None:
        return 0
    criteria = criteria_of(review)
    members = Delegate.objects.at().filter(capacity="representative").select_related("person", "term__seat")
    for place, (member, (part, text)) in enumerate(zip(members[3:], COMMENTS, strict=False)):
        with stand_at(timezone.now() - timedelta(days=3 - place)):
            add_comment(
                actor=member.person,
                review=review,
                seat=member.term.seat,
                criterion=criteria[(place * 2) % len(criteria)].code,
                text=text,
                part=part,
            )
    return review.comments.count()


def give_letter(pathway: Pathway, officer: Any) -> None:
    """The members had their time; the letter thanks the country and has no point to answer."""
    review = RoadmapReview.objects.filter(version__roadmap__pathway=pathway).latest("opened_at")
    with stand_at(review.comments_until + timedelta(hours=2)):
        begin_letter(actor=officer, review=review)
        values = {"language": "fr", "introduction": LETTER}
        save_letter(actor=officer, review=review, revision=review.revision, values=values)
        hand_letter_to_chair(actor=officer, review=review)
    with stand_at(review.comments_until + timedelta(days=2)):
        sign_letter(actor=cast_member("chair"), review=review)


@transaction.atomic
def bring_earlier_roadmap(pathway: Pathway, person: Any) -> Roadmap:
    """In force since before the portal was there."""
    roadmap = _written(pathway, person)
    submit_roadmap(actor=person, roadmap=roadmap)
    bring_into_force(actor=None, pathway=pathway)
    return Roadmap.objects.get(pk=roadmap.pk)


def _written(pathway: Pathway, person: Any) -> Roadmap:
    return _start(pathway, person, plan_for(pathway.country.iso2, date(timezone.localdate().year, 1, 1)))


def _start(pathway: Pathway, person: Any, plan: Any) -> Roadmap:
    values = {"title": plan.title, "language": plan.language}
    roadmap = start_roadmap(actor=person, pathway=pathway, values=values)
    _fill(roadmap, person, plan)
    return roadmap


def _fill(roadmap: Roadmap, person: Any, plan: Any) -> None:
    """As from a spreadsheet."""
    take_over(actor=person, prepared=prepare_import(actor=person, roadmap=roadmap, plan=plan))
