"""The register of correspondence."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from alliance87.core import uploads
from alliance87.core.dates import today_in_geneva
from alliance87.core.uploads.models import Upload
from secretariat.domain.letters.register import PURPOSE, file_correspondence, strike_out
from secretariat.enums import Direction
from secretariat.models import Correspondence, RegisterYear
from tests.files.samples import pdf
from tests.partners.proposing import make_partner

pytestmark = pytest.mark.django_db
PDF = pdf()


def enter(actor, **changes):
    values = {
        "direction": Direction.INCOMING,
        "on": today_in_geneva(),
        "other_side": "The minister",
        "subject": "Thanks",
    }
    return file_correspondence(actor=actor, **{**values, **changes})


@pytest.fixture
def typed():
    return {
        "direction": "in",
        "on": today_in_geneva().isoformat(),
        "organisation": "",
        "other_side": "The minister",
        "subject": "Thanks",
        "their_reference": "",
        "upload": "",
        "ticket": "",
        "about": "",
    }


def test_numbers_run_without_gaps_also_when_one_is_refused(secretariat):
    first = enter(secretariat)
    with pytest.raises(ValidationError):
        enter(secretariat, about="https://portal.example.org/en/no-such-page/")
    second = enter(secretariat)
    assert [first.number, second.number] == [1, 2]
    assert second.reference == f"A87/{today_in_geneva().year}/0002"
    assert RegisterYear.objects.get().last == 2


def test_a_year_begins_with_one_and_the_others_go_on(secretariat, monkeypatch):
    enter(secretariat)
    monkeypatch.setattr(
        "secretariat.domain.letters.register.today_in_geneva",
        lambda: today_in_geneva().replace(year=today_in_geneva().year + 1),
    )
    assert enter(secretariat).number == 1


def test_a_date_to_come_is_told(secretariat):
    with pytest.raises(ValidationError) as refused:
        enter(secretariat, on=today_in_geneva() + timedelta(days=1))
    assert list(refused.value.message_dict) == ["on"]


def test_what_was_entered_by_mistake_keeps_its_number(secretariat):
    entry = enter(secretariat)
    with pytest.raises(ValidationError):
        strike_out(actor=secretariat, entry=entry, reason=" ")
    strike_out(actor=secretariat, entry=entry, reason="Entered twice")
    assert Correspondence.objects.get().struck_because == "Entered twice"
    with pytest.raises(ValidationError):
        strike_out(actor=secretariat, entry=entry, reason="Again")


def test_a_letter_is_entered_with_its_file(client_of, secretariat, typed):
    partner = make_partner()
    file = SimpleUploadedFile("letter.pdf", PDF, "application/pdf")
    answer = client_of(secretariat).post(
        reverse("secretariat:correspondence_file"), {**typed, "organisation": partner.name, "file": file}
    )
    assert answer.status_code == 302, answer.context["form"].errors
    entry = Correspondence.objects.get()
    assert (entry.organisation, entry.upload.name) == (partner, "letter.pdf")
    desk = client_of(secretariat).get(reverse("admin:partners_organisation_change", args=[partner.pk]))
    assert entry.reference in desk.content.decode()


def test_a_file_of_the_portal_is_referred_to_and_not_copied(client_of, secretariat, typed):
    entry = enter(secretariat, file=SimpleUploadedFile("letter.pdf", PDF, "application/pdf"))
    address = f"https://portal.example.org{entry.upload.get_absolute_url()}"
    client = client_of(secretariat)
    assert (
        client.post(reverse("secretariat:correspondence_file"), {**typed, "upload": address}).status_code
        == 302
    )
    assert Upload.objects.count() == 1
    assert Correspondence.objects.first().upload == entry.upload
    refused = client.post(reverse("secretariat:correspondence_file"), {**typed, "upload": "nowhere"})
    assert list(refused.context["form"].errors) == ["upload"]


def test_the_list_is_narrowed_and_so_is_its_csv(client_of, secretariat):
    enter(secretariat, subject='=HYPERLINK("x")')
    enter(secretariat, subject="Invitation", direction=Direction.OUTGOING)
    client = client_of(secretariat)
    page = client.get(reverse("secretariat:correspondence") + "?direction=out")
    assert [each.subject for each in page.context["page"]] == ["Invitation"]
    found = client.get(reverse("secretariat:correspondence") + f"?q=A87/{today_in_geneva().year}/0001")
    assert [each.number for each in found.context["page"]] == [1]
    lines = client.get(reverse("secretariat:correspondence_csv")).content.decode("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert "'=HYPERLINK" in lines[2]
    assert client.get(reverse("secretariat:correspondence_csv") + "?direction=out").content.count(b"\n") == 2


def test_nobody_else_enters_or_reads(follower, client_of, secretariat):
    with pytest.raises(PermissionDenied):
        enter(follower)
    entry = enter(secretariat, file=SimpleUploadedFile("letter.pdf", PDF, "application/pdf"))
    assert client_of(follower).get(entry.upload.get_absolute_url()).status_code == 404
    assert uploads.purpose(PURPOSE).public is False


def test_what_no_database_takes_is_left_out_of_a_search(secretariat, client_of):
    enter(secretariat)
    client = client_of(secretariat)
    for query in ("q=Tha%00nks", "organisation=%00"):
        for name in ("correspondence", "correspondence_csv"):
            answer = client.get(f"{reverse(f'secretariat:{name}')}?{query}")
            assert (answer.status_code, b"The minister" in answer.content) == (200, True)
