"""T17: what is exported is what can be imported; a table comes in whole or not at all."""

import csv
import io
import json
from typing import Any

import pytest
from django.core.cache import caches
from django.core.exceptions import PermissionDenied, ValidationError
from openpyxl import Workbook, load_workbook

from alliance87.core import inbox, jobs
from alliance87.core.mailing.models import Delivery
from partners.domain.importing.bringing import bring_in, give_up_table, upload_table
from partners.domain.importing.planning import Planner
from partners.domain.importing.reading import read_table
from partners.exports.partner_files import csv_of, xlsx_of
from partners.models import Organisation, PartnerImport, Topic
from partners.queries.directory import Filters, search_partners
from partners.queries.partner_table import COLUMNS, guarded, rows_of, unguarded
from tests.partners.initiating import country
from tests.partners.proposing import let_edit, make_partner

pytestmark = pytest.mark.rule("T17")
NASTY = '=HYPERLINK("http://evil.example")\n\'=2+2; "quoted", Ünïcode _x000D_'


def exported(*, whole: bool = False) -> Any:
    found = Organisation.objects.partners().order_by("pk") if whole else search_partners(Filters())
    return rows_of(found, whole=whole)


def as_csv(*rows: dict[str, str], columns: Any = COLUMNS, delimiter: str = ",") -> bytes:
    kept = io.StringIO(newline="")
    writer = csv.writer(kept, delimiter=delimiter)
    writer.writerow(columns)
    writer.writerows([row.get(name, "") for name in columns] for row in rows)
    return kept.getvalue().encode()


def new(**changed: str) -> dict[str, str]:
    return {
        "name_fr": "Nouveau réseau",
        "kind": "civil_society",
        "country": "XA",
        "listing": "public",
        **changed,
    }


def send(officer: Any, content: bytes, name: str = "partners.csv") -> PartnerImport:
    made = upload_table(actor=officer, name=name, content=content)
    jobs.run_due()
    made.refresh_from_db()
    return made


def faults(made: PartnerImport) -> list[tuple[int, str]]:
    return [(row, column) for row, column, _words, _found in made.faults]


@pytest.fixture
def partners(db: Any) -> list[Organisation]:
    topic = Topic.objects.create(slug="child-labour", name="Child labour")
    maple = make_partner(name_fr="=1+1", mission_fr=NASTY, mission_en="a\r\nb", country=country())
    maple.topics.add(topic)
    maple.other_kinds = ["donor", "academia"]
    maple.save()
    named = make_partner("named", listing="name_only", mission_fr="Secret", website="https://named.example")
    hidden = make_partner("house", listing="hidden", name_fr="Maison", name_en="Shelter")
    return [maple, named, hidden]


@pytest.mark.rule("P1")
@pytest.mark.parametrize(("whole", "rows"), [(False, 2), (True, 3)])
@pytest.mark.parametrize(("write", "name"), [(csv_of, "a.csv"), (xlsx_of, "a.xlsx")])
def test_export_change_nothing_import_is_no_difference(
    partners: Any, secretariat: Any, write: Any, name: str, whole: bool, rows: int
) -> None:
    before = list(Organisation.objects.order_by("pk").values())
    made = send(secretariat, write(exported(whole=whole)), name)
    assert (made.state, made.rows, made.new, made.changed, made.faults) == ("ready", rows, 0, 0, [])
    bring_in(actor=secretariat, table=made)
    jobs.run_due()
    made.refresh_from_db()
    assert made.state == "done"
    assert list(Organisation.objects.order_by("pk").values()) == before


def test_the_new_come_in_and_the_next_export_is_no_difference_either(partners: Any, secretariat: Any) -> None:
    row = new(
        mission_fr=guarded(NASTY), topics="child-labour", partner_since="2019", website="https://a.example"
    )
    made = send(secretariat, as_csv(row, new(name_fr="Autre", partner_since="2020-02-03")))
    bring_in(actor=secretariat, table=made)
    jobs.run_due()
    found = Organisation.objects.partners().get(name_fr="Nouveau réseau")
    assert found.listing == "public"
    assert (found.slug, found.mission_fr, found.topics.count()) == ("nouveau-reseau", NASTY, 1)
    assert found.history.count() == 1
    assert list(search_partners(Filters(text="reseau"))) == [found]
    again = send(secretariat, csv_of(exported()))
    assert (again.state, again.new, again.changed) == ("ready", 0, 0)


@pytest.mark.rule("P6")
def test_a_name_is_brought_in_by_a_second_officer_keeps_its_dates_and_is_told(
    partners: Any, secretariat: Any, superuser: Any, partner_editor: Any, client_of: Any
) -> None:
    maple = partners[0]
    let_edit(partner_editor, maple, "focal_point")
    made = send(secretariat, as_csv({"key": "maple", "name_fr": "Érable"}, columns=("key", "name_fr")))
    assert (made.changes, made.identities) == ([[2, "maple", "Érable", ["name_fr"]]], 1)
    with pytest.raises(ValidationError):
        bring_in(actor=secretariat, table=made)
    assert b'name="bring"' not in client_of(secretariat).get(made.get_absolute_url()).content
    assert b'name="bring"' in client_of(superuser).get(made.get_absolute_url()).content
    waiting = inbox.tasks_of(superuser).filter(kind="partners.second_officer_for_table")
    assert [each.get_absolute_url() for each in waiting] == [made.get_absolute_url()]
    bring_in(actor=superuser, table=made)
    assert not waiting.all().exists()
    jobs.run_due()
    maple.refresh_from_db()
    assert (maple.name_fr, maple.mission_fr) == ("Érable", NASTY)
    assert maple.former_names.get().name_fr == "=1+1"
    told = Delivery.objects.filter(mailing__kind="partners.identity_set")
    assert list(told.values_list("address", flat=True)) == [partner_editor.email]
    made.refresh_from_db()
    assert (made.by, made.brought_in_by) == (secretariat, superuser)


@pytest.mark.rule("P6")
def test_a_name_that_would_change_only_since_the_check_stops_the_one_officer(
    partners: Any, secretariat: Any
) -> None:
    row = {"key": "maple", "name_fr": guarded("=1+1"), "website": "https://maple.example"}
    made = send(secretariat, as_csv(row, columns=("key", "name_fr", "website")))
    assert (made.state, made.identities) == ("ready", 0)
    bring_in(actor=secretariat, table=made)
    Organisation.objects.filter(slug="maple").update(name_fr="Érable")
    jobs.run_due()
    made.refresh_from_db()
    assert (made.state, Organisation.objects.get(slug="maple").name_fr) == ("faulty", "Érable")


@pytest.mark.rule("P5")
def test_who_comes_in_without_a_listing_is_hidden(partners: Any, secretariat: Any, client_of: Any) -> None:
    content = as_csv(
        new(listing=""), new(name_fr="Nommé", listing="name_only"), new(name_fr="x", listing="y")
    )
    assert faults(send(secretariat, content)) == [(4, "listing")]
    made = send(secretariat, as_csv(new(listing=""), new(name_fr="Nommé", listing="name_only")))
    bring_in(actor=secretariat, table=made)
    jobs.run_due()
    quiet = Organisation.objects.get(name_fr="Nouveau réseau")
    assert (quiet.listing, "nouveau" in quiet.slug) == ("hidden", False)
    named = Organisation.objects.get(name_fr="Nommé")
    assert (named.listing, named.slug) == ("name_only", "nomme")
    feed = client_of("anonymous").get("/fr/feeds/partners/").content.decode()
    assert "Nouveau réseau" not in feed and "Nommé" not in feed
    assert "Nouveau réseau" not in client_of("anonymous").get("/fr/partners/").content.decode()


@pytest.mark.rule("P5")
def test_a_listing_is_changed_by_the_table_and_a_blank_one_says_nothing(
    partners: Any, secretariat: Any
) -> None:
    rows = [{"key": "maple", "listing": ""}, {"key": "house", "listing": "name_only"}]
    names = {each.slug: {"name_fr": guarded(each.name_fr)} for each in partners}
    table = as_csv(*({**row, **names[row["key"]]} for row in rows), columns=("key", "name_fr", "listing"))
    made = send(secretariat, table)
    assert [change[3] for change in made.changes] == [["listing"]]
    bring_in(actor=secretariat, table=made)
    jobs.run_due()
    house = Organisation.objects.get(name_fr="Maison")
    assert (house.listing, house.slug) == ("name_only", "maison")
    assert Organisation.objects.get(slug="maple").listing == "public"


@pytest.mark.rule("P5")
def test_the_whole_export_is_the_secretariats(partners: Any, client_of: Any) -> None:
    address = "/fr/partners/export.json?whole=1"
    assert [client_of(who).get(address).status_code for who in ("anonymous", "partner_editor")] == [404, 404]
    rows = json.loads(client_of("secretariat").get(address).getvalue())
    assert {row["key"]: row["listing"] for row in rows} == {
        "maple": "public",
        "named": "name_only",
        "house": "hidden",
    }
    assert rows[[row["key"] for row in rows].index("named")]["mission_fr"] == "Secret"


def test_so_many_exports_a_minute_and_sent_as_they_are_written(partners: Any, client_of: Any) -> None:
    caches["memory"].clear()
    browser = client_of("anonymous")
    answers = [browser.get("/fr/partners/export.csv") for _each in range(11)]
    assert [each.status_code for each in answers] == [200] * 10 + [429]
    assert answers[0].streaming
    caches["memory"].clear()


def test_twenty_thousand_rows_are_read_and_planned(partners: Any) -> None:
    """T17 at the size for which the portal is made."""
    content = as_csv(*(new(name_fr=f"Réseau {number}") for number in range(20_000)))
    plan = Planner().plan(read_table(content, "a.csv"))
    assert (plan.new, plan.faults) == (20_000, [])


@pytest.mark.rule("P5")
def test_the_export_tells_no_more_than_the_page(partners: Any, client_of: Any) -> None:
    caches["memory"].clear()
    for reader in ("anonymous", "secretariat"):
        client = client_of(reader)
        rows = json.loads(client.get("/fr/partners/export.json").getvalue())
        assert [row["key"] for row in rows] == ["maple", "named"]
        named = rows[1]
        told = {k: named[k] for k in ("key", "name_fr", "name_en", "listing")}
        assert named == {**dict.fromkeys(COLUMNS, ""), **told}
        for form in ("csv", "xlsx", "json"):
            content = client.get(f"/fr/partners/export.{form}?q=shelter").getvalue()
            assert b"house" not in content and b"Secret" not in content
        filtered = json.loads(client.get("/fr/partners/export.json?country=XA").getvalue())
        assert [row["key"] for row in filtered] == ["maple"]
    assert client_of("anonymous").get("/fr/partners/export.pdf").status_code == 404


def test_no_spreadsheet_computes_a_cell(partners: Any) -> None:
    for cell in next(iter(csv.reader(io.StringIO(csv_of(exported()).decode("utf-8-sig"))))):
        assert not cell.startswith(("=", "+", "-", "@"))
    page = load_workbook(io.BytesIO(xlsx_of(exported()))).worksheets[0]
    assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value} == {"s"}
    for text in ("=1", "'=1", "''+1", "plain", "'quoted'", "-5", "@x"):
        assert unguarded(guarded(text)) == text


def test_every_faulty_row_is_named_and_nothing_comes_in(partners: Any, secretariat: Any) -> None:
    made = send(
        secretariat,
        as_csv(
            new(name_fr="Good"),
            new(name_fr="", kind="nothing"),
            new(name_fr="Far", country="ZZ", website="javascript:alert(1)"),
            new(name_fr="Good"),
            {"key": "nobody", "name_fr": "x"},
            new(name_fr="State", kind="country", country=""),
            new(name_fr="Later", partner_since="2999-01-01", topics="weather"),
            new(name_fr="n" * 201, mission_fr="m" * 3001),
        ),
    )
    assert made.state == "faulty"
    assert faults(made) == [
        (3, "kind"),
        (3, "name"),
        (4, "country"),
        (4, "website"),
        (5, "name"),
        (6, "key"),
        (7, "country"),
        (8, "topics"),
        (8, "partner_since"),
        (9, "name_fr"),
        (9, "mission_fr"),
    ]
    with pytest.raises(ValidationError):
        bring_in(actor=secretariat, table=made)
    assert not Organisation.objects.filter(name_fr="Good").exists()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_separators_are_told_by_the_first_line(delimiter: str) -> None:
    assert len(read_table(as_csv(new(), delimiter=delimiter), "a.csv").rows) == 1


def test_mixed_separators_wrong_encodings_and_monsters_are_named() -> None:
    head = ",".join(COLUMNS).encode()
    for content, row in (
        (head + b"\n" + ";".join(["x"] * len(COLUMNS)).encode() + b"\n", 2),
        ("key,name_fr\n,Réseau\n".encode("latin-1"), 0),
        (b"key,name_fr\n," + b"x" * 10_000_000 + b"\n", 2),
        (b'key,name_fr\n,"' + b"x" * 20_000 + b"\n", 2),
        (b"key,name_fr\n,a\x00b\n", 0),
        (b"one,two\n1,2\n", 1),
        (b"key,name_fr,password\n,a,b\n", 1),
        (b"key,name_fr\n", 0),
        (b"key,name_fr\n" + b",a\n" * 25_001, 0),
        (b"PK\x03\x04 no archive", 0),
        (b"\xff\xfe\x00", 0),
    ):
        table = read_table(content, "a.csv")
        assert table.faults and table.faults[0][0] == row, content[:40]
    assert len(read_table("key,name_fr\n,Réseau\n".encode("utf-16"), "a.csv").rows) == 1


def test_formulas_and_errors_of_a_spreadsheet_are_refused() -> None:
    book = Workbook()
    page = book.worksheets[0]
    page.append(["key", "name_fr", "partner_since"])
    page.append(["", "=1+1", 2019])
    page.append(["", "#REF!", 2019.0])
    page["B3"].data_type = "e"
    kept = io.BytesIO()
    book.save(kept)
    table = read_table(kept.getvalue(), "a.xlsx")
    assert [(row, column) for row, column, _words, _found in table.faults] == [(2, "name_fr"), (3, "name_fr")]


def test_a_fault_that_came_meanwhile_stops_the_whole(partners: Any, secretariat: Any) -> None:
    made = send(secretariat, as_csv(new(), new(name_fr="Second")))
    make_partner("same", name_fr="SECOND", country=country())
    bring_in(actor=secretariat, table=made)
    jobs.run_due()
    made.refresh_from_db()
    assert (made.state, faults(made)) == ("faulty", [(3, "name")])
    assert not Organisation.objects.filter(name_fr="Nouveau réseau").exists()


def test_only_the_secretariat_and_asked_again_at_the_end(
    partners: Any, secretariat: Any, partner_editor: Any
) -> None:
    with pytest.raises(PermissionDenied):
        upload_table(actor=partner_editor, name="a.csv", content=as_csv(new()))
    made = send(secretariat, as_csv(new()))
    bring_in(actor=secretariat, table=made)
    type(secretariat).objects.filter(pk=secretariat.pk).update(is_staff=False, desk_role="")
    jobs.run_due()
    made.refresh_from_db()
    assert made.state == "faulty"
    assert not Organisation.objects.filter(name_fr="Nouveau réseau").exists()


def test_a_table_is_forgotten(partners: Any, secretariat: Any) -> None:
    give_up_table(actor=secretariat, table=send(secretariat, as_csv(new())))
    assert not PartnerImport.objects.exists()
    for content in (b"", b" \n"):
        with pytest.raises(ValidationError):
            upload_table(actor=secretariat, name="a.csv", content=content)
