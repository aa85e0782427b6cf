"""The Global SDG Indicators Database of the United Nations, as its CSV download in long form."""

from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pathfinders.domain.data.adapters import define_adapter
from pathfinders.domain.data.names import Area
from pathfinders.domain.data.rows import Fault, Figure, Reading
from pathfinders.domain.data.tables import Row, rows_in

WANTED = ("SeriesCode", "GeoAreaCode", "GeoAreaName", "TimePeriod", "Value")
EMPTY = {"", "NAN", "N/A", "NULL", ".", ".."}  # the source has no value, which is not a zero
ALL_AGES = {"", "ALLAGE", "ALL AGES"}
SEXES = {"": "both", "BOTHSEX": "both", "_T": "both", "MALE": "male", "M": "male", "FEMALE": "female"}
SEXES |= {"F": "female", "BOTH SEXES OR NO BREAKDOWN BY SEX": "both", "BOTH SEXES": "both"}
UNITS = {"PERCENTAGE (%)": "PERCENT", "PERCENTAGE": "PERCENT", "%": "PERCENT"}
NATIONAL = "N"  # beside the figure that is comparable between countries some series carry the country's own
FIRST_YEAR, LAST_YEAR = 1900, 2100


def read_sdg_csv(content: bytes) -> Reading:
    """One row a value. Rows without a value and national variants of a global series are left out. Raises
    FaultyFileError for a file that is no such table."""
    figures: list[Figure] = []
    faults: list[Fault] = []
    left_out = 0
    for line, row in rows_in(content, WANTED):
        if row["value"].upper() in EMPTY or row.get("reportingtype", "").upper() == NATIONAL:
            left_out += 1
            continue
        read = _figure(line, row)
        if isinstance(read, Figure):
            figures.append(read)
        else:
            faults.append(read)
    return Reading(figures=figures, faults=faults, left_out=left_out)


def _figure(line: int, row: Row) -> Figure | Fault:
    try:
        return Figure(
            line=line,
            area=Area(m49=row["geoareacode"], name=row["geoareaname"]),
            series=row["seriescode"].upper(),
            year=_year(row["timeperiod"]),
            value=_number(row["value"]),
            sex=_sex(row.get("sex", "")),
            age=_age(row.get("age", "")),
            unit=_unit(row.get("units", "") or row.get("unit", "")),
            origin=row.get("source", "")[:500],
            note=row.get("footnote", "")[:1000],
        )
    except ValueError as error:
        return Fault(line, str(error))


def _year(text: str) -> int:
    """Some downloads write the year with a decimal: 2019.0."""
    whole = text.removesuffix(".0")
    if not whole.isdecimal() or not FIRST_YEAR <= int(whole) <= LAST_YEAR:
        raise ValueError(_("TimePeriod: “%(value)s” is not a year.") % {"value": text})
    return int(whole)


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number) >= Decimal(10) ** 14:
        raise ValueError(_("Value: “%(value)s” is not a number.") % {"value": text})
    return number.quantize(Decimal("0.000001"))


def _sex(text: str) -> str:
    try:
        return SEXES[text.upper()]
    except KeyError:
        words = _("Sex: “%(value)s” is not known. Known are BOTHSEX, MALE and FEMALE.")
        raise ValueError(words % {"value": text}) from None


def _age(text: str) -> str:
    if text.upper() in ALL_AGES:
        return ""
    if len(text) > 20:
        raise ValueError(_("Age: “%(value)s” is too long.") % {"value": text})
    return text


def _unit(text: str) -> str:
    return UNITS.get(text.upper(), text.upper())[:40]


define_adapter(
    "sdg-csv",
    gettext_lazy("SDG indicators, CSV in long form"),
    gettext_lazy(
        "The CSV download of the Global SDG Indicators Database: one row a value, with the columns "
        "SeriesCode, GeoAreaCode, GeoAreaName, TimePeriod, Value, and where there are any Units, Age, Sex, "
        "Source, FootNote."
    ),
    read_sdg_csv,
)
