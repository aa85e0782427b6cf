"""The pages that show many records, how to give them many, and the number of queries each makes: the
same at 1 and at 30 records, written out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.cast import make_user


@dataclass(frozen=True)
class ListPage:
    name: str
    reader: str  # of the cast
    grow: Callable[[Any, int], Any]  # add the record with this number to the world
    queries: int
    query: str = ""
    kwargs: Callable[[Any], dict[str, Any]] = lambda world: {}

    def __str__(self) -> str:
        return f"{self.name}-{self.reader}"


def partner(world: Any, number: int) -> Any:
    return world.add_partner(f"Institute {number}")


def person(world: Any, number: int) -> Any:
    return make_user("follower", email=f"person-{number}@example.org")


def draft(world: Any, number: int) -> Any:
    from partners.domain.applications import start_application

    return start_application(actor=person(world, number))


def group(world: Any, number: int) -> Any:
    return world.add_group(f"Group {number}")


def working_group(world: Any, number: int) -> Any:
    from django.utils import timezone

    from partners.models import GroupPeriod

    made = world.add_group(f"Group {number}")
    GroupPeriod.objects.filter(group=made).update(starts_on=timezone.localdate())
    assert world.body
    return made


def initiative(world: Any, number: int) -> Any:
    return world.add_initiative(f"Initiative {number}")


def question(world: Any, number: int) -> Any:
    return world.add_topic_thread(f"Question {number}")


def practice(world: Any, number: int) -> Any:
    return world.add_practice(f"Practice {number}")


def posting(world: Any, number: int) -> Any:
    return world.add_posting(f"Posting {number}")


def pilot(world: Any, number: int) -> Any:
    return world.add_pilot(f"Pilot {number}")


def funding_call(world: Any, number: int) -> Any:
    return world.add_call(f"Call {number}")


def meeting(world: Any, number: int) -> Any:
    from tests.gcm.body import make_meeting

    return make_meeting(world.body, "convened")


def consultation(world: Any, number: int) -> Any:
    from datetime import timedelta

    from django.utils import timezone

    from gcm.models import Consultation

    closes = timezone.now() + timedelta(days=number + 1)
    return Consultation.objects.create(
        question=f"Question {number}", language="en", opened_by=world.body.chair, closes_at=closes
    )


def past_meeting(world: Any, number: int) -> Any:
    from gcm.models import PastMeeting

    day = f"{2000 + number % 20}-01-01"
    assert world.body  # the reader has a seat
    return PastMeeting.objects.create(number=number + 1, held_on=day, mode="remote", source="A source")


def rule_draft(world: Any, number: int) -> Any:
    from gcm.models import RuleDraft

    titles = {f"title_{code}": f"Change {number}" for code in ("fr", "en", "es")}
    officer = world.body.officer
    return RuleDraft.objects.create(effective_on="2040-01-01", drafted_by=officer, **titles)


def review(world: Any, number: int) -> Any:
    from django.utils import timezone

    from gcm.models import Review

    assert world.body  # the reader has a seat
    return Review.objects.create(kind="mandate", state="concluded", since=timezone.now())


def delegate_notice(world: Any, number: int) -> Any:
    return world.add_delegate_notice(person(world, number))


def seating_letter(world: Any, number: int) -> Any:
    from gcm.domain.seating.credentials import hand_in_credentials
    from tests.gcm.seating.groups import state

    filed = world.nominating.file()
    world.nominating.name(filed, state(f"State {number}", f"{number:02}"), seat=world.body.seat(8))
    return hand_in_credentials(actor=world.nominating.nominator, credentials=filed)


def note(world: Any, number: int) -> Any:
    """A note to be signed, on the absence of a seat from a meeting of its own."""
    from gcm.enums import Attended
    from tests.gcm.absences.holding import hold

    return hold(world.body, 90 - number, {number % 8 + 10: Attended.ABSENT})


def appointment(world: Any, number: int) -> Any:
    from datetime import timedelta

    from django.utils import timezone

    from gcm.models import Appointment

    now = timezone.now() - timedelta(days=number + 1)
    return Appointment.objects.create(
        office="chair",
        state="confirmed",
        opens_at=now - timedelta(days=1),
        closes_at=now,
        starts_on=now.date(),
        convenor=world.body.representative(4),
        criteria="Experience",
    )


def decision(world: Any, number: int) -> Any:
    return world.add_decision(f"Decision {number}")


def action(world: Any, number: int) -> Any:
    return world.add_action(f"Action {number}", world.published.item)


def brief(world: Any, number: int) -> Any:
    from secretariat.domain.briefs import make_brief
    from secretariat.enums import BriefKind

    assert world.body
    return make_brief(actor=world.people["secretariat"], kind=BriefKind.ALLIANCE)


def news(world: Any, number: int) -> Any:
    from tests.secretariat.site.writing import published_news

    return published_news(world.people["secretariat"], title_fr=f"News {number}")


def event(world: Any, number: int) -> Any:
    from datetime import timedelta

    from django.utils import timezone

    from tests.secretariat.site.writing import write_event

    start = timezone.now() + timedelta(days=number + 1)
    return write_event(world.people["secretariat"], starts_at=start, ends_at=start + timedelta(hours=1))


def seat_draft(world: Any, number: int) -> Any:
    from gcm.models import SeatDraft

    item, adviser = world.meeting.items.get(position=2), world.people["alternate"]
    return SeatDraft.objects.create(
        seat=world.body.seat(9), item=item, kind="position", prepared_by=adviser, words=f"Words {number}"
    )


def figure(world: Any, number: int) -> Any:
    return world.add_figure(1980 + number)


def sent_issue(world: Any, number: int) -> Any:
    return world.add_sent_issue(number)


def contribution(world: Any, number: int) -> Any:
    return world.add_contribution(f"Contribution {number}")


def reader_list(world: Any, number: int) -> Any:
    return world.add_reader_list(f"list {number}.csv")


def way(world: Any, number: int) -> Any:
    from tests.pathfinders.ways import make_pathway

    return make_pathway("preparation", name=f"State {number}", iso2=f"{number:02}")


def pathfinder(world: Any, number: int) -> Any:
    from partners.models import OrganisationStatus
    from tests.pathfinders.ways import make_state

    made = make_state(f"State {number}", f"{number:02}")
    return OrganisationStatus.objects.create(organisation=made, kind="pathfinder")


def thread(world: Any, number: int) -> Any:
    return world.add_thread(number)


def thread_answer(world: Any, number: int) -> Any:
    from pathfinders.models import Post

    return Post.objects.create(
        thread=world.thread, author=world.thread.author, pathway=world.pathway, text=f"Answer {number}"
    )


def implementing(world: Any, number: int) -> Any:
    """A country that implements its roadmap and wants help, which a partner offers."""
    from pathfinders.domain.implementation.help_offers import offer_help
    from pathfinders.domain.implementation.progress_notes import record_progress
    from tests.pathfinders.implementing import SAID, action_of, implement

    speaks, editor = world.people["pathfinder_focal_point"], world.people["partner_editor"]
    iso2 = f"{chr(97 + number // 26)}{chr(97 + number % 26)}"
    _way, roadmap = implement(speaks, name=f"Land {number}", iso2=iso2)
    values = {**SAID, "help_wanted": "Trainers"}
    wanted = record_progress(actor=speaks, action=action_of(roadmap), values=values)
    return offer_help(actor=editor, progress=wanted, organisation=world.organisation, message="Two")


def ticket(world: Any, number: int) -> Any:
    return world.add_ticket(number)


def filed(world: Any, number: int) -> Any:
    return world.add_filed(number)


def letter(world: Any, number: int) -> Any:
    return world.add_letter(number)


def template(world: Any, number: int) -> Any:
    from tests.secretariat.office.writing import wording

    return wording(world.people["secretariat"], name=f"Template {number}")


def circular(world: Any, number: int) -> Any:
    return world.add_circular(number)


def of_partner(world: Any) -> dict[str, Any]:
    return {"slug": world.organisation.slug}


def of_group(world: Any) -> dict[str, Any]:
    return {"slug": world.working_group.slug}


def colleague(world: Any, number: int) -> Any:
    from partners.models import Membership

    return Membership.objects.create(
        organisation=world.organisation,
        user=person(world, number),
        role="reader",
        granted_by=world.people["secretariat"],
    )


def twins(world: Any, number: int) -> Any:
    return [world.add_partner(f"{words} {number:02}") for words in ("House of Twins", "Twins House")]


def objection(world: Any, number: int) -> Any:
    from partners.models import ClaimObjection

    return ClaimObjection.objects.create(claim=world.claim, author=person(world, number), text="No")


def unconfirmed(world: Any, number: int) -> Any:
    """A partner that was asked and did not confirm, and one that nobody can be asked for."""
    from partners.models import CommitmentRequest

    asked = world.add_partner(f"Silent {number}")
    assert world.commitment_text
    return CommitmentRequest.objects.create(organisation=asked, due_on="2026-01-01")


def commitment(world: Any, number: int) -> Any:
    from django.utils import timezone

    from partners.models import Commitment, CommitmentText

    text = CommitmentText.objects.create(version=100 + number, text="We do.", effective_from=timezone.now())
    return Commitment.objects.create(organisation=world.organisation, text=text, given_at=timezone.now())


def posting_for_group(world: Any, number: int) -> Any:
    from partners.models import Posting

    made = posting(world, number)
    Posting.objects.filter(pk=made.pk).update(group=world.working_group)
    return made


def posting_for_initiative(world: Any, number: int) -> Any:
    from partners.models import Posting

    made = posting(world, number)
    Posting.objects.filter(pk=made.pk).update(initiative=world.initiative)
    return made


def of_initiative(world: Any) -> dict[str, Any]:
    return {"public_id": world.initiative.public_id}


def of_claim(world: Any) -> dict[str, Any]:
    return {"public_id": world.claim.public_id}


def co_editor(world: Any, number: int) -> Any:
    from alliance87.core.access.domain.grants import grant

    return grant(
        actor=world.people["partner_editor"],
        permission="partners.edit_group",
        obj=world.working_group,
        user=person(world, number),
    )


def table_of_partners(world: Any, number: int) -> Any:
    from partners.domain.importing.bringing import upload_table

    content = f"key,name_en,kind\n,New {number},academia\n".encode()
    return upload_table(actor=world.people["secretariat"], name="partners.csv", content=content)


LISTS = (
    ListPage("secretariat:tickets", "secretariat", ticket, 8),
    ListPage("secretariat:requests", "partner_editor", ticket, 9),
    ListPage("secretariat:correspondence", "secretariat", filed, 9),
    ListPage("secretariat:letters", "secretariat", letter, 9),
    ListPage("secretariat:wordings", "secretariat", template, 7),
    ListPage("secretariat:circulars", "secretariat", circular, 11),
    ListPage("secretariat:queue", "secretariat", ticket, 11),
    ListPage("admin:index", "secretariat", letter, 20),
    ListPage("partners:directory", "anonymous", partner, 8),
    ListPage("partners:directory", "follower", partner, 11),
    ListPage("partners:statistics", "secretariat", partner, 6),
    ListPage("partners:commitments", "secretariat", unconfirmed, 10),
    ListPage("partners:commitment", "partner_editor", commitment, 10, kwargs=of_partner),
    ListPage("partners:duplicates", "secretariat", twins, 6),
    ListPage("partners:imports", "secretariat", table_of_partners, 5),
    ListPage("partners:colleagues", "partner_editor", colleague, 8, kwargs=of_partner),
    ListPage("partners:claim", "secretariat", objection, 10, kwargs=of_claim),
    ListPage("partners:partner", "anonymous", posting, 10, kwargs=of_partner),
    ListPage("partners:group", "anonymous", posting_for_group, 11, kwargs=of_group),
    ListPage("partners:group_space", "partner_editor", co_editor, 20, kwargs=of_group),
    ListPage("partners:initiative", "anonymous", posting_for_initiative, 6, kwargs=of_initiative),
    ListPage("partners:exchange", "follower", question, 9),
    ListPage("partners:map", "anonymous", partner, 6),
    ListPage("partners:coverage", "anonymous", initiative, 9),
    ListPage("partners:coverage", "anonymous", practice, 9),
    ListPage("partners:desk", "partner_editor", partner, 16),
    ListPage("partners:groups", "anonymous", group, 4),
    ListPage("partners:groups", "follower", group, 7),
    ListPage("partners:desk", "partner_editor", group, 16),
    ListPage("partners:initiatives", "anonymous", initiative, 5),
    ListPage("partners:practices", "anonymous", practice, 4),
    ListPage("partners:desk", "partner_editor", initiative, 17),
    ListPage("partners:postings", "anonymous", posting, 5),
    ListPage("partners:postings", "partner_editor", posting, 12),
    ListPage("partners:pilots", "anonymous", pilot, 4),
    ListPage("partners:funding", "anonymous", funding_call, 4),
    ListPage("partners:groups_progress", "representative", working_group, 10),
    ListPage("admin:partners_groupproposal_changelist", "secretariat", group, 7),
    ListPage("admin:partners_organisation_changelist", "secretariat", partner, 7),
    ListPage("admin:partners_application_changelist", "superuser", draft, 7),
    ListPage("admin:partners_user_changelist", "secretariat", person, 7),
    ListPage("admin:ledger_entry_changelist", "secretariat", partner, 9),
    ListPage("gcm:meetings", "representative", meeting, 9),
    ListPage("gcm:meetings", "secretariat", meeting, 9),
    ListPage("gcm:consultations", "representative", consultation, 5),
    ListPage("gcm:past_meetings", "representative", past_meeting, 5),
    ListPage("gcm:rule_drafts", "secretariat", rule_draft, 6),
    ListPage("gcm:reviews", "representative", review, 5),
    ListPage("gcm:credentials_register", "secretariat", seating_letter, 7),
    ListPage("gcm:own_seats", "representative", delegate_notice, 8),
    ListPage("gcm:designations", "secretariat", seating_letter, 10),
    ListPage("gcm:absences", "secretariat", note, 9),
    ListPage("gcm:appointments", "representative", appointment, 5),
    ListPage("gcm:register", "anonymous", decision, 7),
    ListPage("gcm:register", "representative", decision, 11),
    ListPage("gcm:actions", "representative", action, 10),
    ListPage("gcm:seat_drafts", "representative", seat_draft, 6),
    ListPage("pathfinders:countries", "anonymous", pathfinder, 3),
    ListPage("pathfinders:countries", "follower", pathfinder, 6),
    ListPage("api:countries", "anonymous", pathfinder, 5),
    ListPage("api:figures", "anonymous", figure, 2),
    ListPage("admin:pathfinders_datapoint_changelist", "secretariat", figure, 9),
    ListPage("admin:gcm_meeting_changelist", "secretariat", meeting, 7),
    ListPage("secretariat:news", "anonymous", news, 2),
    ListPage("secretariat:calendar", "anonymous", event, 3),
    ListPage("sitemap", "anonymous", news, 1),
    ListPage("sitemap_page", "anonymous", news, 1, kwargs=lambda world: {"number": 1}),
    ListPage("secretariat:search", "anonymous", news, 6, "?q=news"),
    ListPage("secretariat:briefs", "chair", brief, 6),
    ListPage("secretariat:briefs", "secretariat", brief, 8),
    ListPage("secretariat:newsletter", "anonymous", sent_issue, 2),
    ListPage("secretariat:issues", "secretariat", sent_issue, 7),
    ListPage("secretariat:contributions", "secretariat", contribution, 7),
    ListPage("secretariat:contribute", "partner_editor", contribution, 6),
    ListPage("secretariat:readers", "secretariat", reader_list, 8),
    ListPage("pathfinders:index", "anonymous", pathfinder, 3),
    ListPage("pathfinders:index", "secretariat", way, 10),
    ListPage("pathfinders:community", "pathfinder_focal_point", thread, 8),
    ListPage(
        "pathfinders:thread",
        "pathfinder_focal_point",
        thread_answer,
        8,
        kwargs=lambda world: {"public_id": world.thread.public_id},
    ),
    ListPage("pathfinders:monitoring", "secretariat", implementing, 15),
    ListPage("pathfinders:help_wanted", "anonymous", implementing, 4),
    ListPage("pathfinders:help_wanted", "partner_editor", implementing, 10),
    ListPage("pathfinders:help_offers", "secretariat", implementing, 6),
    ListPage("admin:pathfinders_pathway_changelist", "secretariat", way, 7),
)
