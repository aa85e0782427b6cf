"""The invented States, under codes that ISO 3166 leaves to its users (QM to QZ, XA to XZ)."""

from alliance87.core.reference import Counts, Wanted, bring, in_languages
from partners.models import Country, RegionalGroup
from secretariat.demo_seed.tables import LANGUAGES, table

NOTES = {
    "fr": "État imaginaire, qui n’existe que dans la démonstration.",
    "en": "Invented State, which exists in the demonstration only.",
    "es": "Estado imaginario, que solo existe en la demostración.",
}


def seed_states() -> Counts:
    groups = {group.code: group for group in RegionalGroup.objects.all()}
    notes = {f"note_{code}": NOTES[code] for code in LANGUAGES}
    wanted = [
        Wanted(
            key={"iso2": row["iso2"]},
            facts={"iso3": f"{row['iso2']}A", "fictitious": True, **in_languages(row, "name"), **notes},
            kept={"regional_group": groups[row["regional_group"]]},
        )
        for row in table("states")
    ]
    return bring(Country.objects.filter(fictitious=True), wanted, prepare=Country.set_sort_keys)
