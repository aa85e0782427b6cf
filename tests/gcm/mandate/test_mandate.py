"""The mandate: our account, the official text from its file, targets with their dates (M1, M2, M3)."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from gcm.domain.mandate.clauses import Opening, split
from gcm.domain.mandate.mandate_text import load_official_text, load_summary, load_targets, openings
from gcm.domain.mandate.slips import OPEN_BRACKET, OTHER_NAME, slips_in, unclosed
from gcm.enums import MandateKind, TargetStatus
from gcm.models import MandateClause, MandateVersion, Target
from gcm.queries.mandate.mandate_page import errata
from tests.cast import make_user

OFFICIAL = settings.BASE_DIR.parent / "shared" / "mandate" / "mandat-fr.txt"


def invented() -> str:
    """A text with the clauses of the mandate and two slips, of our own making."""
    parts = [
        f"{each.opens} \n\n• Texte de la clause {each.number};\n• rien d’autre.\n\n" for each in openings()
    ]
    text = "".join(["Un mandat\n\n", *parts])
    return text.replace("Texte de la clause 4.2.2", "Texte (ouvert, approuvé par le GCG")


@pytest.fixture
def loaded(db: None) -> None:
    load_summary()
    load_targets()


@pytest.fixture
def officer(db: None) -> Any:
    return make_user("secretariat")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mandat.txt"
    path.write_text(invented())
    return path


def page(language: str = "en") -> str:
    return str(Client().get(f"/{language}/gcm/mandate/").content.decode())


@pytest.mark.rule("M1")
@pytest.mark.parametrize(
    ("day", "met_on", "expected"),
    [
        (date(2025, 12, 31), None, TargetStatus.RUNNING),
        (date(2026, 1, 1), None, TargetStatus.MISSED),
        (date(2026, 1, 1), date(2025, 6, 1), TargetStatus.MET),
        (date(2025, 5, 31), date(2025, 6, 1), TargetStatus.RUNNING),
    ],
)
def test_met_missed_or_running_follows_from_the_day(day: date, met_on: Any, expected: TargetStatus) -> None:
    assert Target(key="x", due_on=date(2025, 12, 31), met_on=met_on).status(day) == expected


@pytest.mark.rule("M1")
def test_the_page_gives_each_target_its_state(loaded: None, at_instant: Any) -> None:
    from datetime import UTC, datetime

    at_instant(datetime(2026, 11, 1, tzinfo=UTC))
    states = {each.key: each.status() for each in Target.objects.all()}
    assert states == {
        "child-labour": TargetStatus.MISSED,
        "forced-labour": TargetStatus.RUNNING,
        "modern-slavery": TargetStatus.RUNNING,
        "trafficking": TargetStatus.RUNNING,
    }
    assert "Date passed, not met" in page()


@pytest.mark.rule("M1")
def test_no_account_of_a_clause_writes_a_year(loaded: None) -> None:
    texts = [
        getattr(each, f"text_{code}") for each in MandateClause.objects.all() for code in ("fr", "en", "es")
    ]
    assert not [text for text in texts if "2025" in text or "2030" in text]


@pytest.mark.rule("M2")
def test_a_translation_says_so_and_its_source_does_not(loaded: None) -> None:
    assert MandateVersion.objects.get().source_language == "fr"
    assert '<span class="pill info">Translation</span>' in page("en")
    assert '<span class="pill info">Traducción</span>' in page("es")
    assert '<span class="pill info">Traduction</span>' not in page("fr")


@pytest.mark.rule("M3")
def test_the_official_text_is_kept_to_the_letter(loaded: None, officer: Any) -> None:
    text = invented()
    version = load_official_text(actor=officer, text=text, decision="GCM/2027/3")
    clauses = version.clauses.order_by("order")
    assert "".join(each.text_fr for each in clauses) == text
    assert [each.number for each in clauses] == ["0", *(each.number for each in openings())]
    assert [(each.erratum.number, each.erratum.slip) for each in errata()] == [
        ("4.2.2", OTHER_NAME),
        ("4.2.2", OPEN_BRACKET),
    ]


@pytest.mark.rule("M3")
def test_french_readers_get_the_official_text_others_our_account(loaded: None, officer: Any) -> None:
    load_official_text(actor=officer, text=invented())
    french, english = page("fr"), page("en")
    assert "<p>• Texte de la clause 4.4;</p>" in french
    assert '<div lang="fr"><p>Examen</p><p>• Texte de la clause 4.4;</p>' in english
    assert "The GCG checks regularly" in english


@pytest.mark.rule("M3")
def test_the_same_text_again_changes_nothing_another_is_a_version(loaded: None, officer: Any) -> None:
    first = load_official_text(actor=officer, text=invented())
    assert load_official_text(actor=officer, text=invented()) == first
    second = load_official_text(actor=officer, text=invented() + "\n")
    assert (first.number, second.number) == (1, 2)
    assert MandateVersion.objects.filter(kind=MandateKind.OFFICIAL).count() == 2
    assert load_summary().same == len(openings())


@pytest.mark.rule("M3")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "The file is empty."),
        (" \n", "The file is empty."),
        ("\x00" * 20, "This is not the text of the mandate."),
        (invented().replace("Examen", "Fin"), "Clause 4.4 (Examen) was not found where it should begin."),
    ],
)
def test_another_text_is_refused_whole(loaded: None, officer: Any, text: str, expected: str) -> None:
    before = MandateClause.objects.count()
    with pytest.raises(ValidationError) as refusal:
        load_official_text(actor=officer, text=text)
    assert refusal.value.messages == [expected]
    assert MandateClause.objects.count() == before


@pytest.mark.rule("M3")
def test_the_command_loads_the_file(loaded: None, officer: Any, file: Path, capsys: Any) -> None:
    call_command("import_mandate", str(file), by=officer.email)
    expected = f"Official text 1: {len(openings()) + 1} clauses, 2 errata for the next review\n"
    assert capsys.readouterr().out == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [(None, "cannot be read"), (b"\xff\xfe", "is not UTF-8: byte 1"), (b"Bonjour", "Nothing was changed.")],
)
def test_the_command_says_why_a_file_is_refused(
    officer: Any, tmp_path: Path, content: bytes | None, expected: str
) -> None:
    path = tmp_path / "x.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError, match=expected):
        call_command("import_mandate", str(path), by=officer.email)
    assert not MandateVersion.objects.exists()


def test_only_officers_load(loaded: None, file: Path) -> None:
    stranger = make_user("follower")
    with pytest.raises(PermissionDenied):
        load_official_text(actor=stranger, text=invented())
    with pytest.raises(CommandError, match="no officer"):
        call_command("import_mandate", str(file), by=stranger.email)
    with pytest.raises(CommandError, match="Nobody has the address"):
        call_command("import_mandate", str(file), by="nobody@example.org")


@pytest.mark.skipif(not OFFICIAL.exists(), reason="the official text is not part of the project")
@pytest.mark.rule("M3")
def test_the_real_text_splits_and_has_its_two_slips() -> None:
    clauses = split(OFFICIAL.read_text(), openings())
    assert "".join(each.text for each in clauses) == OFFICIAL.read_text()
    assert [(each.number, each.name) for each in slips_in(clauses)] == [
        ("4.2.2", OTHER_NAME),
        ("4.2.2", OPEN_BRACKET),
    ]


@given(st.lists(st.sampled_from(["A", "B x", "C", " D", ""]), max_size=30))
def test_whatever_the_text_nothing_is_lost(lines: list[str]) -> None:
    text = "\n".join(["A", *lines, "B x"])
    clauses = split(text, [Opening("1", "A", "a"), Opening("2", "B", "b")])
    assert "".join(each.text for each in clauses) == text


@given(st.text(alphabet="ab()", max_size=20))
def test_closing_what_is_open_leaves_nothing_open(text: str) -> None:
    at = unclosed(text)
    assert at is None or text[at] == "("
    assert unclosed(text + ")" * text.count("(")) is None
