"""Briefing notes: from the record, with sources, in three languages, on their days and on demand."""

from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from io import BytesIO
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from pypdf import PdfReader

from alliance87.core import rulesets
from gcm.domain.publication import publish_decision
from gcm.models import Decision, FollowUp, Meeting
from partners.enums import Listing
from partners.models import OrganisationStatus
from secretariat.domain.briefs import make_brief, write_due_briefs
from secretariat.domain.followed import follow_initiative
from secretariat.domain.representations import record_representation
from secretariat.enums import BriefKind, RepresentationKind
from secretariat.exports.briefs import brief_pdf
from secretariat.models import Brief, Representation
from tests.gcm.body import Body, bring_in, decide, make_meeting
from tests.plugins.worlds import kept

pytestmark = [pytest.mark.django_db, pytest.mark.rule("X4")]


def section(brief: Brief, title: str, language: str = "en") -> list[dict[str, str]]:
    (found,) = [each["lines"] for each in brief.in_language(language) if each["title"] == title]
    return found


def texts(brief: Brief, title: str, language: str = "en") -> list[str]:
    return [line["text"] for line in section(brief, title, language)]


def conference(officer: Any, starts_at: datetime | None = None) -> Representation:
    return record_representation(
        actor=officer,
        kind=RepresentationKind.CONFERENCE,
        title="World conference",
        starts_at=starts_at or timezone.now() + timedelta(days=1),
        zone="Africa/Nairobi",
        place="Nairobi",
        organiser="The host country",
        represented_by="The chair",
        key_messages="Act together\n\nCount what counts",
    )


# The sections whose lines have no page of their own.
HARD_TO_SOURCE = {
    BriefKind.UPDATE: {"Main initiatives", "Representations to come", "New pathfinder countries"},
    BriefKind.MEETING: {"Main initiatives", "Decisions taken"},
    BriefKind.REPRESENTATION: {"The occasion", "Figures", "New pathfinder countries"},
    BriefKind.ALLIANCE: {"Main initiatives", "Figures", "Representations to come"},
}


@kept
def decision(body: Body) -> Decision:
    held = make_meeting(body, "open")
    bring_in(held, body)
    made: Decision = decide(held, body)
    return made


def test_a_note_says_what_the_record_says_and_where(body: Body, decision: Decision) -> None:
    brief = make_brief(actor=body.officer, kind=BriefKind.UPDATE)
    (line,) = section(brief, "Decisions taken")
    assert line == {
        "text": f"{decision.symbol}: Establish an action group (internal)",
        "url": f"/en/gcm/decisions/{decision.year}/{decision.number}/",
        "source": decision.symbol,
    }


def test_it_is_frozen_in_three_languages(body: Body, decision: Decision) -> None:
    brief = make_brief(actor=body.officer, kind=BriefKind.UPDATE)
    assert texts(brief, "Décisions prises", "fr") == [
        f"{decision.symbol}\u00a0: Créer un groupe d’action (interne)"
    ]
    assert sorted(brief.content) == ["en", "es", "fr"]


def test_a_note_that_is_carried_abroad_holds_nothing_internal(body: Body, decision: Decision) -> None:
    before = make_brief(actor=body.officer, kind=BriefKind.ALLIANCE)
    publish_decision(actor=body.chair, decision=decision)
    after = make_brief(actor=body.officer, kind=BriefKind.ALLIANCE)
    assert texts(before, "Decisions published") == []
    assert texts(after, "Decisions published") == [f"{decision.symbol}: Establish an action group"]


def test_what_is_due_is_told_with_its_owner(body: Body, meeting: Any) -> None:
    holder = body.term(18).organisation
    holder.listing = Listing.HIDDEN
    holder.save()
    late = timezone.localdate() - timedelta(days=3)
    FollowUp.objects.create(
        item=meeting.items.first(), text="Present the method", organisation=holder, due_on=late
    )
    brief = make_brief(actor=body.officer, kind=BriefKind.MEETING, meeting=meeting)
    day = f"{late.day} {late:%B %Y}"
    assert texts(brief, "Follow-up actions that are due") == [
        f"Present the method – A partner that is not listed publicly, was due {day}"
    ]


def test_a_representation_is_briefed_with_its_messages(body: Body) -> None:
    officer = body.officer
    where = conference(officer, datetime(2030, 3, 1, 8, tzinfo=UTC))
    brief = make_brief(actor=officer, kind=BriefKind.REPRESENTATION, representation=where)
    assert texts(brief, "The occasion") == [
        "conference: World conference",
        "1 March 2030, Nairobi",
        "Organiser: The host country",
        "For the Alliance: The chair",
        "Act together",
        "Count what counts",
    ]


@pytest.mark.parametrize("kind", list(BriefKind))
def test_no_line_is_without_its_source(body: Body, decision: Decision, kind: BriefKind) -> None:
    """In every kind of note, in every language."""
    publish_decision(actor=body.chair, decision=decision)
    follow_initiative(
        actor=body.officer,
        organisation=None,
        topics=(),
        title="Map",
        led_by="A university",
        state="running",
        next_on=None,
        next_step="",
        contact="",
        address="",
    )
    abroad = conference(body.officer)
    OrganisationStatus.objects.create(
        organisation=body.term(18).organisation, kind="pathfinder", valid_from=timezone.localdate()
    )
    brief = make_brief(
        actor=body.officer,
        kind=kind,
        meeting=Meeting.objects.get() if kind == BriefKind.MEETING else None,
        representation=abroad if kind == BriefKind.REPRESENTATION else None,
    )
    lines = [line for code in brief.content for each in brief.in_language(code) for line in each["lines"]]
    assert [line for line in lines if not line["source"]] == []
    named = {each["title"] for each in brief.in_language("en") if each["lines"]}
    assert HARD_TO_SOURCE[kind] <= named


def test_the_secretariat_alone_has_one_written(body: Body) -> None:
    with pytest.raises(PermissionDenied):
        make_brief(actor=body.chair, kind=BriefKind.UPDATE)


def test_before_a_meeting_one_is_written_by_itself_once(body: Body, run_jobs: Any) -> None:
    days = rulesets.in_force()["secretariat.briefs.meeting_days"]
    soon = timezone.now() + timedelta(days=days - 1)
    later = timezone.now() + timedelta(days=days + 2)
    next_one = make_meeting(body, "convened", starts_at=soon, ends_at=soon + timedelta(hours=2))
    make_meeting(body, "convened", starts_at=later, ends_at=later + timedelta(hours=2))
    write_due_briefs()
    write_due_briefs()
    assert [each.meeting for each in Brief.objects.filter(kind=BriefKind.MEETING)] == [next_one]


def test_before_a_representation_one_is_written_by_itself_once(body: Body, run_jobs: Any) -> None:
    days = rulesets.in_force()["secretariat.briefs.representation_days"]
    soon = conference(body.officer, timezone.now() + timedelta(days=days - 1, hours=23))
    conference(body.officer, timezone.now() + timedelta(days=days + 1))
    assert (write_due_briefs(), write_due_briefs()) == (1, 0)
    (brief,) = Brief.objects.all()
    assert (brief.kind, brief.representation) == (BriefKind.REPRESENTATION, soon)
    run_jobs()
    assert {parseaddr(each.to[0])[1] for each in mail.outbox} == {body.chair.email, body.vice_chair.email}


def test_the_state_of_the_alliance_comes_with_the_months_of_the_rule(
    body: Body, meeting: Any, at_instant: Any
) -> None:
    months = rulesets.in_force()["secretariat.briefs.alliance_months"]
    type(meeting).objects.filter(pk=meeting.pk).update(convened_at=datetime(2031, 1, 31, 9, tzinfo=UTC))
    written = Brief.objects.filter(kind=BriefKind.ALLIANCE)
    for days, expected in (
        (27 * months, 0),
        (31 * months + 1, 1),
        (31 * months + 2, 1),
        (62 * months + 3, 2),
    ):
        at_instant(datetime(2031, 1, 31, 9, tzinfo=UTC) + timedelta(days=days))
        write_due_briefs()
        assert written.count() == expected


def test_the_update_comes_with_the_months_of_the_rule(body: Body, meeting: Any, at_instant: Any) -> None:
    months = rulesets.in_force()["secretariat.briefs.update_months"]
    first = datetime(2031, 1, 31, 9, tzinfo=UTC)
    at_instant(first)
    write_due_briefs()
    at_instant(first + timedelta(days=27 * months))
    write_due_briefs()
    assert Brief.objects.filter(kind=BriefKind.UPDATE).count() == 1
    at_instant(first + timedelta(days=31 * months + 1))
    write_due_briefs()
    newest, oldest = Brief.objects.filter(kind=BriefKind.UPDATE)
    assert newest.since == oldest.made_at == first


def test_nothing_is_written_before_the_first_notice_of_meeting(body: Body) -> None:
    assert write_due_briefs() == 0


def test_chair_and_vice_chair_get_it_in_their_language(body: Body, meeting: Any, run_jobs: Any) -> None:
    chair, vice = body.chair, body.vice_chair
    type(chair).objects.filter(pk=chair.pk).update(language="es")
    write_due_briefs()
    run_jobs()
    told = {parseaddr(each.to[0])[1]: each.subject for each in mail.outbox}
    assert told == {
        chair.email: "Nota de actualización para la presidencia y la vicepresidencia",
        vice.email: {
            "en": "Update for the chair and the vice-chair",
            "fr": "Point de situation pour la présidence et la vice-présidence",
            "es": "Nota de actualización para la presidencia y la vicepresidencia",
        }[vice.language],
    }


def test_the_pdf_is_made_of_what_was_frozen(body: Body, decision: Decision) -> None:
    brief = make_brief(actor=body.officer, kind=BriefKind.UPDATE)
    reader = PdfReader(BytesIO(brief_pdf(brief, language="fr")))
    assert decision.symbol in "".join(page.extract_text() for page in reader.pages)
