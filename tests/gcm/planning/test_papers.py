"""Papers: who reads them, when they are late, in which languages they are there (G9, G12, O5, T9)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from alliance87.core import ledger
from alliance87.core.access.domain.grants import grant, revoke
from gcm.domain.planning.papers import add_paper_file, change_paper, withdraw_paper
from gcm.enums import Capacity, LanguageStatus
from gcm.models import Meeting, Paper, PaperFile
from gcm.queries.planning.deadlines import deadlines_of
from gcm.queries.planning.papers import papers_of
from tests.cast import make_user
from tests.gcm.body import Body, make_meeting
from tests.gcm.planning.papers import TITLES, file_paper, pdf_file
from tests.gcm.room import observe


@pytest.fixture
def convened(body: Body) -> Meeting:
    return make_meeting(body, "convened", starts_at=timezone.now() + timedelta(days=60))


def link(paper: Paper) -> str:
    return paper.files.latest("pk").upload.get_absolute_url()


def read_by(meeting: Meeting, user: Any) -> list[int]:
    return [row.paper.number for row in papers_of(meeting, user)]


@pytest.mark.rule("O5")
@pytest.mark.rule("T9")
def test_who_reads_what_on_the_page_and_by_the_address(
    body: Body, convened: Meeting, client_of: Callable[..., Client]
) -> None:
    papers = [file_paper(convened, body, access) for access in ("public", "members", "restricted")]
    adviser = body.accredit(4, Capacity.ADVISER)
    observer = observe(convened, body, "observer-of-it@example.org")
    readers = {
        body.representative(3): [1, 2],
        body.chair: [1, 2],
        body.alternate(5): [1, 2],
        adviser: [1, 2],
        observer: [1],
        body.officer: [1, 2, 3],
        make_user("follower", email="passer-by@example.org"): [],
    }
    for reader, numbers in readers.items():
        browser = client_of(reader)
        open_to = [paper.number for paper in papers if browser.get(link(paper)).status_code == 200]
        assert (read_by(convened, reader), open_to) == (numbers, numbers), reader


def test_visitors_are_sent_to_sign_in(body: Body, convened: Meeting) -> None:
    response = Client().get(link(file_paper(convened, body, "public")))

    assert (response.status_code, "login" in response.headers["Location"]) == (302, True)


@pytest.mark.rule("O5")
def test_a_restricted_paper_is_read_by_those_who_are_named_one_by_one(body: Body, convened: Meeting) -> None:
    first, second = (file_paper(convened, body, "restricted") for _each in range(2))
    observer, right = observe(convened, body, "named@example.org"), "gcm.read_restricted_paper"

    grant(actor=body.officer, user=observer, permission=right, obj=second)
    assert (read_by(convened, observer), observer.has_perm("gcm.read_paper", first)) == ([2], False)

    revoke(actor=body.officer, user=observer, permission=right, obj=second)
    assert read_by(convened, observer) == []
    with pytest.raises(PermissionDenied):
        grant(actor=body.chair, user=observer, permission=right, obj=second)


def test_an_observer_of_another_meeting_reads_nothing_of_this_one(body: Body, convened: Meeting) -> None:
    observer = observe(make_meeting(body, "convened"), body, "elsewhere@example.org")

    assert read_by(convened, observer) == []
    assert not observer.has_perm("gcm.read_paper", file_paper(convened, body, "public"))


def test_papers_of_a_draft_are_the_secretariat_s(body: Body) -> None:
    meeting = make_meeting(body, "draft")
    paper = file_paper(meeting, body, "public")

    assert (read_by(meeting, body.chair), read_by(meeting, body.officer)) == ([], [1])
    assert not body.chair.has_perm("gcm.read_paper", paper)


@pytest.mark.rule("G9")
def test_a_late_paper_is_taken_and_labelled(
    body: Body, convened: Meeting, client_of: Callable[..., Client]
) -> None:
    in_time, late = file_paper(convened, body), file_paper(convened, body)
    PaperFile.objects.filter(paper=in_time).update(received_at=deadlines_of(convened).papers_at)
    PaperFile.objects.filter(paper=late).update(
        received_at=convened.starts_at - timedelta(hours=50, minutes=30)
    )

    assert [row.hours for row in papers_of(convened, body.chair)] == [None, 50]
    page = client_of(body.representative(3)).get(convened.get_absolute_url()).content.decode()
    assert page.count("late, received 50 hours before") == 1


@pytest.mark.rule("G9")
def test_a_later_translation_does_not_make_a_paper_late(body: Body, convened: Meeting) -> None:
    paper = file_paper(convened, body)
    made = add_paper_file(actor=body.officer, paper=paper, language="es", file=pdf_file())
    PaperFile.objects.filter(pk=made.pk).update(received_at=convened.starts_at - timedelta(hours=1))

    assert papers_of(convened, body.chair)[0].hours is None


@pytest.mark.rule("G12")
def test_where_a_paper_stands_in_each_language(body: Body, convened: Meeting) -> None:
    Meeting.objects.filter(pk=convened.pk).update(languages=["fr", "en"])
    convened.refresh_from_db()
    paper = file_paper(convened, body)

    def standing() -> list[Any]:
        return [each.status for each in papers_of(convened, body.chair)[0].versions]

    assert standing() == [LanguageStatus.ORIGINAL, LanguageStatus.TO_COME, LanguageStatus.NOT_FORESEEN]
    add_paper_file(actor=body.officer, paper=paper, language="en", file=pdf_file())
    assert standing()[1] == LanguageStatus.TRANSLATION


def test_a_later_file_takes_the_place_of_an_earlier_one_which_is_kept(body: Body, convened: Meeting) -> None:
    paper = file_paper(convened, body)
    newer = add_paper_file(actor=body.officer, paper=paper, language="fr", file=pdf_file(2))

    assert papers_of(convened, body.chair)[0].file_in("fr") == newer
    assert paper.files.count() == 2


def test_a_withdrawn_paper_is_read_by_nobody_and_its_number_is_not_given_again(
    body: Body, convened: Meeting
) -> None:
    paper = withdraw_paper(actor=body.officer, paper=file_paper(convened, body))

    assert not body.chair.has_perm("gcm.read_paper", Paper.objects.get(pk=paper.pk))
    assert file_paper(convened, body).number == 2
    assert read_by(convened, body.chair) == [2]
    with pytest.raises(ValidationError) as error:
        add_paper_file(actor=body.officer, paper=paper, language="es", file=pdf_file())
    assert error.value.code == "withdrawn"


def test_access_and_titles_are_changed_by_the_secretariat_alone(body: Body, convened: Meeting) -> None:
    paper = file_paper(convened, body, "public")
    with pytest.raises(PermissionDenied):
        change_paper(actor=body.chair, paper=paper, titles=TITLES, access="members")

    changed = change_paper(actor=body.officer, paper=paper, titles={"en": "New"}, access="restricted")

    assert (changed.access, changed.title_en, changed.title_fr) == ("restricted", "New", "")
    assert [entry.kind for entry in ledger.entries_of(paper)] == ["gcm.paper_added", "gcm.paper_changed"]


@pytest.mark.parametrize(
    "fields",
    [
        {"titles": {"fr": " "}},
        {"source_language": "de"},
        {"access": "secret"},
        {"file": SimpleUploadedFile("a.pdf", b"no pdf at all", content_type="application/pdf")},
    ],
)
def test_what_is_no_paper_is_refused(body: Body, convened: Meeting, fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        file_paper(convened, body, **fields)
    assert Paper.objects.count() == 0


def test_an_item_of_another_meeting_is_refused(body: Body, convened: Meeting) -> None:
    other = make_meeting(body, "draft").items.first()
    with pytest.raises(ValidationError) as error:
        file_paper(convened, body, item=other)
    assert list(error.value.message_dict) == ["item"]


def test_the_form_says_what_is_wrong_and_keeps_what_was_typed(
    body: Body, convened: Meeting, client_of: Callable[..., Client]
) -> None:
    browser, address = client_of(body.officer), f"{convened.get_absolute_url()}papers/add/"
    typed = {"title_en": "Budget & plan", "access": "members", "source_language": "en"}

    refused = browser.post(address, typed)
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["file"])
    assert "Budget &amp; plan" in refused.content.decode()

    filed = browser.post(address, {**typed, "file": pdf_file()})
    assert filed.status_code == 302
    assert browser.get(filed.headers["Location"]).status_code == 200


def test_the_page_of_a_paper_adds_changes_and_withdraws(
    body: Body, convened: Meeting, client_of: Callable[..., Client]
) -> None:
    paper, browser = file_paper(convened, body), client_of(body.officer)
    address = f"{convened.get_absolute_url()}papers/1/"

    assert browser.post(f"{address}file/", {"language": "en", "file": pdf_file()}).status_code == 302
    assert browser.post(address, {"title_fr": "Autre", "access": "public"}).status_code == 302
    assert browser.post(address, {"access": "public"}).status_code == 422
    assert browser.post(f"{address}withdraw/").status_code == 302

    paper.refresh_from_db()
    assert (paper.title_fr, paper.access, paper.files.count()) == ("Autre", "public", 2)
    assert paper.withdrawn_at is not None
    assert browser.post(f"{address}withdraw/").status_code == 422


def symbols(meeting: Meeting, user: Any) -> list[str]:
    return [row.symbol for row in papers_of(meeting, user)]


def test_papers_have_symbols_with_what_is_added_to_them_and_what_came_anew(
    body: Body, convened: Meeting
) -> None:
    first, second = file_paper(convened, body), file_paper(convened, body)
    added = [file_paper(convened, body, addendum_to=first) for _time in range(2)]
    main = f"GCM/{convened.number}"
    expected = [f"{main}/1", f"{main}/1/Add.1", f"{main}/1/Add.2", f"{main}/2"]
    assert symbols(convened, body.chair) == expected
    add_paper_file(actor=body.officer, paper=first, language="en", file=pdf_file())
    assert symbols(convened, body.chair) == expected  # a translation is no revision
    for paper in (first, added[1]):
        add_paper_file(actor=body.officer, paper=paper, language="fr", file=pdf_file(2))
    assert symbols(convened, body.chair) == [
        f"{main}/1/Rev.1",
        f"{main}/1/Add.1",
        f"{main}/1/Add.2/Rev.1",
        f"{main}/2",
    ]
    row = papers_of(convened, body.chair)[0]
    assert {each.language: each.symbol for each in row.versions if each.file} == {
        "fr": f"{main}/1/Rev.1",
        "en": f"{main}/1",  # of the original before
    }
    withdraw_paper(actor=body.officer, paper=added[0])
    third = file_paper(convened, body, addendum_to=first)
    assert third.addendum == 3
    for other in (added[1], added[0], file_paper(make_meeting(body, "convened"), body)):
        with pytest.raises(ValidationError) as error:
            file_paper(convened, body, addendum_to=other)
        assert list(error.value.message_dict) == ["addendum_to"]
    assert second.addendum_to is None


def test_a_paper_of_a_draft_has_no_symbol_yet(body: Body) -> None:
    draft = make_meeting(body, "draft")
    file_paper(draft, body)
    assert symbols(draft, body.officer) == [""]


def test_the_symbol_is_shown_on_the_list_and_on_the_page(
    body: Body, convened: Meeting, client_of: Callable[..., Client]
) -> None:
    paper, officer = file_paper(convened, body), client_of(body.officer)
    typed = {"title_en": "Figures", "access": "members", "source_language": "en"}
    address = f"{convened.get_absolute_url()}papers/"
    filed = officer.post(f"{address}add/", {**typed, "file": pdf_file(), "addendum_to": paper.pk})
    assert filed.status_code == 302
    symbol = f"GCM/{convened.number}/1/Add.1"
    shown = [filed.headers["Location"], convened.get_absolute_url(), f"{convened.get_absolute_url()}pack/"]
    assert [symbol in officer.get(each).content.decode() for each in shown] == [True, True, True]
