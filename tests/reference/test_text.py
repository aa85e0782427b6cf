import pytest

from alliance87.core.text import fold, sort_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("ÉMIRATS  arabes\u00a0unis", "emirats arabes unis"),
        ("Łódź, Straße, Œuvre", "lodz, strasse, oeuvre"),
        ("Tiếng Việt", "tieng viet"),
    ],
)
def test_folded_text_has_no_case_and_no_accents(text, folded):
    assert fold(text) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("language", "in_order"),
    [
        (
            "fr",
            ["Égypte", "El Salvador", "Émirats arabes unis", "Équateur", "Érythrée", "Espagne", "Estonie"],
        ),
        ("fr", ["Costa Rica", "Côte d’Ivoire", "Croatie"]),
        ("en", ["Guinea", "Guinea-Bissau", "Guyana"]),
        ("en", ["Niger", "Nigeria", "North Macedonia"]),
        ("es", ["República de Moldova", "República Democrática del Congo", "República Dominicana"]),
        ("es", ["Nunoa", "Nuzia", "Ñandubay", "Oman"]),
    ],
)
def test_names_in_the_order_of_the_language(language, in_order):
    assert sorted(set(in_order), key=sort_key(language)) == in_order


def test_keys_hold_only_what_every_collation_orders_alike():
    assert (
        sort_key("fr")("Saint-Vincent-et-les Grenadines (État d’)")
        == "saint0vincent0et0les0grenadines0etat0d"
    )
