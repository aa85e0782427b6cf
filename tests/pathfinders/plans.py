"""Roadmaps as values, for tests: one that says everything, and any that there may be."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from pathfinders.domain.roadmap.plan import ActionPart, IndicatorPart, Plan, PriorityPart, Target, Value

INDICATOR = IndicatorPart(
    "a",
    "Children at work",
    "%",
    Decimal("12.5"),
    2024,
    "Household survey",
    (Target(2027, Decimal(8)), Target(2029, Decimal("4.25"))),
    (Value(2025, Decimal(11), "Household survey"),),
)
SCHOOLS = ActionPart(
    code="1.1",
    title="Open schools in the hills",
    description="Forty schools with a meal at noon.",
    by_government=("Ministry of Education", "Ministry of Labour"),
    by_workers=("Union of teachers",),
    starts_on=date(2026, 3, 1),
    ends_on=date(2029, 12, 31),
    budget=Decimal("1250000.50"),
    funded=Decimal(400000),
    currency="USD",
    beneficiaries="12 000 children",
    geography="Northern hills",
    sdg_indicators=("8.7.1",),
    conventions=("C138", "C182"),
    indicators=(INDICATOR,),
)
MINE = ActionPart(code="1.2", title="Free the children of the mine", restricted=True, depends_on=("1.1",))
INSPECTORS = ActionPart(code="2.1", title="Train inspectors", depends_on=("1.1", "1.2"))
PLAN = Plan(
    title="A childhood without work",
    vision="By 2030 no child works.\n\nNot one.",
    language="nl",
    summary_en="Every child at school.",
    starts_on=date(2026, 1, 1),
    ends_on=date(2030, 12, 31),
    priorities=(
        PriorityPart("Schools", "Close to the children.", (SCHOOLS, MINE)),
        PriorityPart("Inspection", "", (INSPECTORS,)),
        PriorityPart("Data"),
    ),
)

# Text that a cell and a form keep as it is: no control characters, no spaces at the ends.
_WORD = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters=";"), min_size=1, max_size=8)
_LINE = st.lists(_WORD, min_size=1, max_size=4).map(" ".join)
_TEXT = st.lists(_LINE, max_size=3).map("\n".join)
_NAMES = st.lists(_LINE, unique=True, max_size=3).map(tuple)
_YEARS = st.lists(st.integers(1990, 2100), unique=True, max_size=3).map(sorted)
_DAYS = st.none() | st.dates(date(2000, 1, 1), date(2060, 12, 31))
_FIGURE = st.decimals(0, 10**10, places=4)
_MONEY = st.none() | st.decimals(0, 10**12, places=2)


@st.composite
def indicators(draw: st.DrawFn, code: str) -> IndicatorPart:
    return IndicatorPart(
        code=code,
        name=draw(_LINE),
        unit=draw(st.sampled_from(["", "children", "=1+1"])),
        baseline=draw(st.none() | _FIGURE),
        baseline_year=draw(st.none() | st.integers(1990, 2100)),
        source=draw(st.just("") | _LINE),
        targets=tuple(Target(year, draw(_FIGURE)) for year in draw(_YEARS)),
        values=tuple(Value(year, draw(_FIGURE), draw(st.just("") | _LINE)) for year in draw(_YEARS)),
    )


@st.composite
def actions(draw: st.DrawFn, code: str, earlier: list[str]) -> ActionPart:
    count = draw(st.integers(0, 2))
    bodies = {f"by_{group}": draw(_NAMES) for group in ("government", "workers", "employers", "ngo", "un")}
    return ActionPart(
        code=code,
        title=draw(_LINE),
        description=draw(_TEXT),
        starts_on=draw(_DAYS),
        ends_on=draw(_DAYS),
        budget=draw(_MONEY),
        funded=draw(_MONEY),
        currency="XXX",
        beneficiaries=draw(st.just("") | _LINE),
        geography=draw(st.just("") | _LINE),
        restricted=draw(st.booleans()),
        sdg_indicators=tuple(draw(st.lists(st.sampled_from(["8.7.1", "16.2.2"]), unique=True).map(sorted))),
        conventions=tuple(draw(st.lists(st.sampled_from(["C029", "C182"]), unique=True).map(sorted))),
        depends_on=tuple(sorted(draw(st.sets(st.sampled_from(earlier)) if earlier else st.just(set())))),
        indicators=tuple(draw(indicators(chr(97 + number))) for number in range(count)),
        **bodies,
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Any roadmap whose actions come after earlier ones alone."""
    known: list[str] = []
    priorities = []
    for number in range(1, draw(st.integers(0, 2)) + 1):
        held = []
        for place in range(1, draw(st.integers(0, 2)) + 1):
            held.append(draw(actions(f"{number}.{place}", list(known))))
            known.append(f"{number}.{place}")
        priorities.append(PriorityPart(draw(_LINE), draw(_TEXT), tuple(held)))
    return Plan(
        title=draw(_LINE),
        vision=draw(_TEXT),
        language=draw(st.sampled_from(["fr", "ar", "sr-Latn"])),
        summary_fr=draw(_TEXT),
        summary_en=draw(_TEXT),
        summary_es=draw(_TEXT),
        starts_on=draw(_DAYS),
        ends_on=draw(_DAYS),
        priorities=tuple(priorities),
    )
