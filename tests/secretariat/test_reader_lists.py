"""Lists of readers from elsewhere: every fault by its line, whole or not at all."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from alliance87.core import mailing
from secretariat.domain.newsletter import importing, list_rows, subscribing
from secretariat.models import ConsentRecord, Subscriber, SubscriberImport
from tests.cast import make_user

pytestmark = pytest.mark.django_db

HEAD = "email,language,frequency,country,category,topics,consented_on,proof\n"


@pytest.fixture
def bring(officer, consent, run_jobs):
    """Upload a list and have it checked."""

    def upload(*lines, head=HEAD):
        brought = importing.upload_list(
            actor=officer, name="readers.csv", content=(head + "\n".join(lines)).encode()
        )
        run_jobs()
        brought.refresh_from_db()
        return brought

    return upload


def test_a_list_without_a_fault_is_shown_and_then_brought_in(bring, officer, second, run_jobs, reader):
    reader("known", language="es")
    mailing.suppress_address(address="left@example.org", reason="unsubscribed", category="newsletter")
    brought = bring(
        "Ana@example.org,es,quarterly,,academia,,2020-02-29,form 12",
        "known@example.org,fr,,,,,2020-01-01,form 13",
        "left@example.org,fr,,,,,2020-01-01,form 14",
    )
    assert (brought.state, brought.rows, brought.new, brought.known) == ("ready", 3, 1, 2)
    assert Subscriber.objects.count() == 1  # nothing happens before somebody says so
    with pytest.raises(PermissionDenied):  # a second person does
        importing.bring_in(actor=officer, brought=brought)
    importing.bring_in(actor=second, brought=brought)
    run_jobs()
    brought.refresh_from_db()
    assert (brought.state, bytes(brought.content)) == ("done", b"")
    ana = Subscriber.objects.readers().get(email="ana@example.org")
    assert (ana.language, ana.frequency, ana.category) == ("es", "quarterly", "academia")
    record = ConsentRecord.objects.get(address_hash=ana.address_hash)
    assert (record.kind, record.proof, record.text) == ("imported", "2020-02-29: form 12", None)
    assert Subscriber.objects.get(email="known@example.org").language == "es"
    assert not Subscriber.objects.filter(email="left@example.org").exists()
    with pytest.raises(ValidationError):
        importing.bring_in(actor=second, brought=brought)


def test_a_director_brings_in_what_they_had_checked(director, consent, run_jobs):
    content = f"{HEAD}ana@example.org,fr,,,,,2020-01-01,form 14".encode()
    brought = importing.upload_list(actor=director, name="readers.csv", content=content)
    run_jobs()
    importing.bring_in(actor=director, brought=brought)
    run_jobs()
    assert Subscriber.objects.readers().get().email == "ana@example.org"


def test_a_list_brings_nobody_back_who_had_themselves_erased(bring, reader):
    subscribing.erase_subscriber(subscriber=reader("ana"))
    brought = bring("ana@example.org,fr,,,,,2020-01-01,form 14")
    assert (brought.new, brought.known) == (0, 1)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("nobody,,,,,,2020-01-01,p", list_rows.BAD_ADDRESS),
        ("a b@example.org,,,,,,2020-01-01,p", list_rows.BAD_ADDRESS),
        (",,,,,,2020-01-01,p", list_rows.BAD_ADDRESS),
        ("GOOD@example.org,,,,,,2020-01-01,p", list_rows.TWICE),
        ("a@example.org,de,,,,,2020-01-01,p", list_rows.BAD_LANGUAGE),
        ("a@example.org,,daily,,,,2020-01-01,p", list_rows.BAD_FREQUENCY),
        ("a@example.org,,,ZZ,,,2020-01-01,p", list_rows.BAD_COUNTRY),
        ("a@example.org,,,,wizards,,2020-01-01,p", list_rows.BAD_CATEGORY),
        ("a@example.org,,,,,magic,2020-01-01,p", list_rows.BAD_TOPIC),
        ("a@example.org,,,,,,31/12/2020,p", list_rows.BAD_DAY),
        ("a@example.org,,,,,,2999-01-01,p", list_rows.BAD_DAY),
        ("a@example.org,,,,,,2020-01-01,", list_rows.NO_PROOF),
        ("a@example.org", list_rows.BAD_DAY),
    ],
)
def test_one_fault_keeps_the_whole_list_out(bring, second, line, fault):
    brought = bring("good@example.org,,,,,,2020-01-01,p", line)
    assert (brought.state, brought.faults, brought.new) == ("faulty", [[3, fault]], 1)
    with pytest.raises(ValidationError):
        importing.bring_in(actor=second, brought=brought)
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"\xff\xfe\x00", list_rows.NOT_TEXT),
        (b"name,mail\nx,y\n", list_rows.NO_COLUMNS),
        (b'email,consented_on,proof\n"\x00', list_rows.NOT_TEXT),
    ],
)
def test_what_is_no_list_is_said_so(officer, consent, run_jobs, content, fault):
    brought = importing.upload_list(actor=officer, name="x", content=content)
    run_jobs()
    brought.refresh_from_db()
    assert (brought.state, brought.faults) == ("faulty", [[1, fault]])


def test_an_empty_file_and_a_stranger_are_refused(officer, consent):
    with pytest.raises(ValidationError):
        importing.upload_list(actor=officer, name="x", content=b" ")
    with pytest.raises(PermissionDenied):
        importing.upload_list(actor=make_user("follower"), name="x", content=b"x")


def test_the_faults_are_on_the_page_and_whole_in_a_file(officer, consent, client_of, run_jobs):
    desk = client_of(officer)
    lines = "\n".join(f"nobody{each},2020-01-01,p" for each in range(60))
    file = SimpleUploadedFile("old.csv", f"email;consented_on;proof\n{lines}".replace(",", ";").encode())
    answer = desk.post(reverse("secretariat:readers"), {"file": file})
    run_jobs()
    page = desk.get(answer.headers["Location"]).content.decode()
    assert page.count("<li>Ligne") + page.count("<li>Line") == 50
    brought = SubscriberImport.objects.get()
    rows = desk.get(reverse("secretariat:reader_faults", args=[brought.pk])).content.decode("utf-8-sig")
    assert len(rows.splitlines()) == 61
    desk.post(answer.headers["Location"], {"verb": "give-up"})
    assert not SubscriberImport.objects.exists()


@pytest.mark.slow
@pytest.mark.fault
def test_a_hundred_thousand_lines_with_junk_name_every_fault(officer, consent, run_jobs):
    junk = ("nobody", "a@@b", "", "x y@example.org", "é@example.org")
    lines = [
        f"{junk[each % 5]},2020-01-01,p" if each % 10 < 3 else f"reader{each}@example.org,2020-01-01,p"
        for each in range(100_000)
    ]
    content = ("email,consented_on,proof\n" + "\n".join(lines)).encode()
    brought = importing.upload_list(actor=officer, name="big.csv", content=content)
    run_jobs()
    brought.refresh_from_db()
    assert (brought.state, brought.rows, len(brought.faults)) == ("faulty", 100_000, 30_000)
    assert not Subscriber.objects.exists()
