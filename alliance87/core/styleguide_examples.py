"""What the style guide draws: each component in each state that a page can meet."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from alliance87.core.component_kit import (
    TONES,
    Choice,
    Facet,
    Happening,
    Square,
    SquareRegion,
    Step,
    Tile,
    ToDo,
)

TABLE = mark_safe(
    "<table><thead><tr><th scope='col'>A</th><th scope='col' class='n'>B</th></tr></thead>"
    "<tbody><tr><th scope='row'>8.7.1</th><td class='n'>11,4 %</td></tr></tbody></table>"
)


def examples() -> dict[str, list[dict[str, Any]]]:
    """Properties by name of component; `content` stands for what the component wraps."""
    return _small() | _measures() | _lists() | _controls()


def _small() -> dict[str, list[dict[str, Any]]]:
    return {
        "pill": [{"label": tone, "kind": tone} for tone in TONES],
        "notice": [{"text": _("Nothing was changed."), "title": _("Note"), "kind": tone} for tone in TONES],
        "panel": [
            {"heading": _("Heading"), "content": _("Text.")},
            {
                "heading": _("Heading"),
                "eyebrow": _("Above it"),
                "aside": "22",
                "level": 3,
                "content": _("Text."),
            },
        ],
        "stat": [{"value": 418, "label": _("partners")}, {"value": 31, "label": _("countries"), "url": "#"}],
        "facts": [{"items": [(_("Name"), _("Value")), (_("Not given"), "")]}],
        "empty_state": [
            {
                "title": _("Nothing here yet."),
                "text": _("Start with the first."),
                "action": _("Begin"),
                "url": "#",
            }
        ],
        "date": [
            {"value": datetime(2027, 3, 12, 13, 0, tzinfo=UTC), "utc": True},
            {"value": date(2028, 2, 29)},
            {"value": timezone.now() + timedelta(days=3), "relative": True},
        ],
    }


def _measures() -> dict[str, list[dict[str, Any]]]:
    seats = {"label": _("Present"), "maximum": 32, "required": 16}
    return {
        "meter": [
            seats | {"value": 18, "kind": "ok", "note": _("16 are required.")},
            seats | {"value": 12, "kind": "warn"},
            {"label": _("Legal framework"), "value": 80, "figure": "80 %", "kind": "info"},
            {"label": _("Labour inspection"), "value": 20, "figure": "20 %", "kind": "bad"},
        ],
        "progress": [{"label": _("Sent"), "value": 120, "maximum": 418}, {"label": _("Preparing")}],
        "steps": [
            {
                "label": _("Application"),
                "items": [
                    Step(_("Kind"), "done", "#"),
                    Step(_("Mission"), "done", "#"),
                    Step(_("Focal point"), "current"),
                    Step(_("Commitment"), "to_do"),
                ],
            }
        ],
    }


def _lists() -> dict[str, list[dict[str, Any]]]:
    now = timezone.now()
    states = ["pathfinder", "partner", "", "", "partner", ""]
    return {
        "history": [
            {
                "items": [
                    Happening(now, _("Returned with a question"), _("Secretariat"), _("Which country?")),
                    Happening(now - timedelta(days=2), _("Handed in"), "A. B."),
                ]
            }
        ],
        "todo": [
            {
                "items": [
                    ToDo(_("since 2 days"), _("Answer the question"), "#", _("Answer"), late=True),
                    ToDo(
                        _("before 3 March"),
                        _("Read the draft"),
                        "#",
                        _("Read"),
                        _("Two paragraphs quote you."),
                    ),
                ]
            }
        ],
        "tile_map": [
            {
                "tiles": [
                    Tile(f"{number + 1}", states[number % 6], "#" if number % 2 else "")
                    for number in range(60)
                ]
            }
        ],
        "square_map": [
            {
                "regions": [
                    SquareRegion(
                        _("Countries"),
                        [
                            Square("KE", "Kenya", _("Partner"), "#", 3, "some"),
                            Square("XX", "–", _("none")),
                        ],
                    )
                ],
                "id": "example-map",
            }
        ],
        "table": [{"label": _("Indicators"), "content": TABLE}],
        "breadcrumb": [{"items": [(_("Partners"), "#"), (_("This page"), "")]}],
        "pagination": [{"page": Paginator(range(300), 10).page(7)}],
    }


def _controls() -> dict[str, list[dict[str, Any]]]:
    kinds = [
        Choice("a", _("States"), 31),
        Choice("b", _("Employers"), 12, True),
        Choice("c", _("Workers"), 14),
    ]
    return {
        "confirm": [
            {
                "summary": _("Withdraw…"),
                "question": _("The application is closed and cannot be opened again."),
                "action": "#",
                "confirm": _("Withdraw the application"),
                "content": "",
            }
        ],
        "facets": [
            {
                "facets": [Facet("kind", _("Kind"), kinds), Facet("region", _("Region"), kinds[:1])],
                "label": _("Find partners"),
                "search_label": _("Name or mission"),
            }
        ],
    }
