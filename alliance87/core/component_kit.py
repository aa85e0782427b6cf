"""The components of the portal: what each is for and which properties it takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from alliance87.core.components import Property, define

TONES = ("plain", "ok", "warn", "bad", "info")


@dataclass(frozen=True)
class Step:
    """A step of a way; `state` is done, current or to_do."""

    label: Any
    state: str
    url: str = ""


@dataclass(frozen=True)
class Happening:
    """A line of a history."""

    at: datetime
    text: Any
    who: Any = ""
    note: Any = ""


@dataclass(frozen=True)
class Tile:
    """A country on the tile map; `state` is pathfinder, partner or empty."""

    name: Any
    state: str
    url: str = ""


@dataclass(frozen=True)
class Square:
    """A country on the map of squares. `words` say what the sign and the tone show; the tone is a class of
    countries.css."""

    code: str
    name: Any
    words: Any
    url: str = ""
    sign: Any = ""
    tone: str = "none"


@dataclass(frozen=True)
class SquareRegion:
    """A regional group on the map; without a label for countries that are in none."""

    label: Any
    squares: Sequence[Square]


@dataclass(frozen=True)
class QuickForm:
    """Buttons that do it on the spot: one field, and what goes with it hidden."""

    url: str
    name: str
    choices: Sequence[tuple[Any, Any]]  # (value, label)
    hidden: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ToDo:
    """Something that waits for its reader."""

    when: Any
    text: Any
    url: str
    action: Any
    note: Any = ""
    late: bool = False
    form: QuickForm | None = None


@dataclass(frozen=True)
class Choice:
    """A value of a facet, with the number of entries it would leave."""

    value: str
    label: Any
    count: int
    selected: bool = False


@dataclass(frozen=True)
class Facet:
    """A way to narrow a list, sent as `name` in the address."""

    name: str
    label: Any
    choices: list[Choice]


define(
    "pill",
    "A state in one or two words. The word says it; the colour only helps.",
    Property("label", "the word"),
    Property("kind", "its tone", "plain", TONES),
)
define(
    "notice",
    "Something to know before reading on.",
    Property("text", "one or two sentences"),
    Property("title", "a word in bold before them", ""),
    Property("kind", "its tone", "info", TONES),
)
define(
    "panel",
    "A box with a heading around things that belong together.",
    Property("heading", "the heading"),
    Property("eyebrow", "a line above the heading", ""),
    Property("aside", "a short text at the other end of the heading", ""),
    Property("level", "the level of the heading", 2, (2, 3, 4)),
    Property("id", "an id, when something links here", ""),
    wraps=True,
)
define(
    "stat",
    "One figure of the home page.",
    Property("value", "the figure"),
    Property("label", "what it counts"),
    Property("url", "where its details are", ""),
)
define("facts", "Names and values.", Property("items", "pairs of a name and a value"))
define(
    "steps",
    "Where one is on a way of several steps.",
    Property("items", "a list of Step(label, state, url); a state is done, current or to_do"),
    Property("label", "what the way is, for those who cannot see it"),
)
define(
    "meter",
    "How much of a known whole, with a mark where something is required.",
    Property("label", "what is measured"),
    Property("value", "how much"),
    Property("maximum", "the whole", 100),
    Property("figure", "the value in words, when a plain number will not do", ""),
    Property("required", "where the mark stands, in the same unit", None),
    Property("note", "a line below", ""),
    Property("kind", "its tone", "ok", ("ok", "warn", "bad", "info")),
)
define(
    "progress",
    "How far something has come that runs by itself.",
    Property("label", "what runs"),
    Property("value", "how much is done; None when nobody knows", None),
    Property("maximum", "the whole", 100),
    Property("note", "a line below", ""),
)
define(
    "empty_state",
    "Instead of an empty list: what to do next.",
    Property("title", "that there is nothing"),
    Property("text", "why, and what one can do", ""),
    Property("action", "the words of the button", ""),
    Property("url", "where the button leads", ""),
)
define(
    "pagination",
    "The pages of a long list; the filters of the address stay.",
    Property("page", "a page of Django's paginator"),
    Property("parameter", "its name in the address", "page"),
)
define(
    "breadcrumb",
    "The way from the top to here.",
    Property("items", "pairs of a name and an address; the last has none"),
)
define(
    "date",
    "An instant in the reader's zone, with UTC for the machine and on hovering.",
    Property("value", "a date or a datetime"),
    Property("utc", "whether UTC is written out", False, (True, False)),
    Property("relative", "whether to add how long ago, or how long until", False, (True, False)),
)
define(
    "confirm",
    "A question before something that cannot be undone, without script. Around the fields it needs.",
    Property("summary", "the words of the button that asks"),
    Property("question", "what will happen"),
    Property("action", "the address it is sent to"),
    Property("confirm", "the words of the button that does it"),
    Property("kind", "its tone", "danger", ("danger", "plain", "primary")),
    wraps=True,
)
define(
    "table",
    "Around a table: it scrolls by itself when it is wider than the page, with the keyboard too.",
    Property("label", "what the table is about"),
    wraps=True,
)
define(
    "tile_map",
    "Every country as one square; a list to those who cannot see it.",
    Property("tiles", "a list of Tile(name, state, url); a state is pathfinder, partner or empty"),
)
define(
    "square_map",
    "Countries by regional group, as squares with their code; a list of links to those who cannot see it.",
    Property("regions", "a list of SquareRegion(label, squares)"),
    Property("id", "what the ids of its headings begin with", "map"),
)
define(
    "facets",
    "Search and filters of a list, as one form and plain links.",
    Property("facets", "a list of Facet(name, label, choices)"),
    Property("text", "what was searched for", ""),
    Property("label", "what the form is for"),
    Property("search_label", "the label of the search field"),
)
define(
    "history", "What happened, newest first.", Property("items", "a list of Happening(at, text, who, note)")
)
define(
    "todo",
    "What waits, the most urgent first.",
    Property("items", "a list of ToDo(when, text, url, action, note, late, form)"),
)
