"""An adapter for tests alone: another government's country profiles, whose figures are never shipped or
shown. Their names, gaps and size are what an importer of ours has to stand."""

from decimal import Decimal
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from pathfinders.domain.data.adapters import Adapter, refuse
from pathfinders.domain.data.names import Area
from pathfinders.domain.data.rows import Figure, Ratified, Reading

WORKING = "Country_Statistics/Children_Work_Statistics"
CONVENTIONS = {"Conventions/C_138_Ratified": "C138", "Conventions/C_182_Ratified": "C182"}
NOTHING = {"", "-", "N/A", "Unavailable"}


def read_profiles(content: bytes) -> Reading:
    """One figure a country, where there is one. `line` is the place of the entry in the file. Raises
    FaultyFileError for what is no XML, and for XML with entities."""
    try:
        root = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException) as error:
        raise refuse(f"This XML is refused: {error}") from None
    figures: list[Figure] = []
    ratified: list[Ratified] = []
    left_out = 0
    for line, entry in enumerate(root, start=1):
        area = Area(name=entry.findtext("Name", ""))
        found = list(_figures(line, area, entry))
        told = list(_ratified(line, area, entry))
        left_out += not found and not told
        figures += found
        ratified += told
    return Reading(figures, ratified, left_out=left_out)


def _figures(line: int, area: Area, entry: Element):
    ages, shares = (
        [(each.text or "").strip() for each in entry.findall(f"{WORKING}/{name}")]
        for name in ("Age_Range", "Total_Percentage_of_Working_Children")
    )
    for age, share in zip(ages, shares, strict=False):
        if share not in NOTHING:
            value = (Decimal(share) * 100).quantize(Decimal("0.000001"))
            yield Figure(line, area, "SL_TLF_CHLDEA", 2021, value, age=age[:20], unit="PERCENT")


def _ratified(line: int, area: Area, entry: Element):
    for path, code in CONVENTIONS.items():
        if (entry.findtext(path) or "").strip() == "No":  # a "yes" comes without its date
            yield Ratified(line, area, code, "not_ratified", None)


PROFILES = Adapter("profiles-xml", "Country profiles", "", read_profiles)
