"""All names and codes by which a file may mean a State."""

from collections import defaultdict

from alliance87.core.languages import LANGUAGES
from partners.models import Country
from pathfinders.domain.data.names import Known, key_of
from pathfinders.enums import NameKind
from pathfinders.models import CountryName


def known_names() -> Known:
    """Two queries. What a State is called today goes before what another was called once."""
    found: dict[str, dict[str, int | None]] = defaultdict(dict)
    for kind, key, country in CountryName.objects.values_list("kind", "key", "country_id"):
        found[kind][key] = country
    names = [f"name_{code}" for code in LANGUAGES]
    for pk, iso2, iso3, *called in Country.objects.values_list("pk", "iso2", "iso3", *names):
        found[NameKind.CODE] |= {code: pk for code in (iso2, iso3) if code}
        found[NameKind.NAME] |= {key_of(name): pk for name in called if name}
    return Known(m49=found[NameKind.M49], codes=found[NameKind.CODE], names=found[NameKind.NAME])
