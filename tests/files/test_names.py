import pytest

from alliance87.core.uploads.names import MAX_LENGTH, clean_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("letter.pdf", "letter.pdf"),
        ("Lettre de désignation.pdf", "Lettre de désignation.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\letter.pdf", "letter.pdf"),
        ("a\x00b\r\nc.pdf", "abc.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ('<b>"x"</b>.pdf', "b_.pdf"),
        (".hidden", "hidden"),
        ("..", "file"),
        ("", "file"),
        ("رسالة.pdf", "رسالة.pdf"),
    ],
)
def test_only_the_name_of_a_name_is_kept(given: str, kept: str) -> None:
    assert clean_name(given) == kept


def test_a_long_name_keeps_its_extension() -> None:
    kept = clean_name("a" * 500 + ".pdf")
    assert (len(kept), kept[-5:]) == (MAX_LENGTH, "a.pdf")
