"""Who is named in the minutes (N9): groups and regions always, a member when it asked to be."""

from dataclasses import dataclass, field

from alliance87.core.languages import LANGUAGES
from gcm.enums import MinutesState
from gcm.models import Attribution, Meeting, Minutes, Position, RegionalStatement
from gcm.queries.obstacles import label_of_group


@dataclass
class Named:
    """On one item. `always` speaks for a group or a region; `asked` are seats with their holders."""

    always: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    seats: set[int] = field(default_factory=set)  # of both

    def __bool__(self) -> bool:
        return bool(self.always or self.asked)


def can_choose(meeting: Meeting) -> bool:
    """From the opening until the minutes are issued. One query."""
    minutes = Minutes.objects.filter(meeting=meeting).first()
    is_out = minutes is not None and minutes.state in (MinutesState.ISSUED, MinutesState.NOTED)
    return meeting.opened_at is not None and not is_out


def named_in(meeting: Meeting) -> dict[int, Named]:
    """By primary key of the item. Four queries."""
    found: dict[int, Named] = {}
    holders = _holders(meeting)
    asked = Attribution.objects.filter(item__meeting=meeting).select_related("seat")
    for each in asked.order_by("seat__number"):
        named = found.setdefault(each.item_id, Named())
        named.asked.append(f"{each.seat} ({holders.get(each.seat_id, '–')})")
        named.seats.add(each.seat_id)
    statements = RegionalStatement.objects.filter(meeting=meeting, item__isnull=False)
    for statement in statements.select_related("regional_group", "organisation"):
        named = found.setdefault(statement.item_id or 0, Named())
        named.always.append(f"{statement.regional_group} ({statement.organisation.name})")
        named.seats.add(statement.seat_id)
    said = (
        Position.objects.live().filter(item__meeting=meeting, as_group=True).select_related("seat__category")
    )
    for position in said:
        named = found.setdefault(position.item_id, Named())
        label = str(label_of_group(position.seat.category.group))
        if label not in named.always:
            named.always.append(label)
    return found


def named_without_asking(words: str, names: list[tuple[int, str]], named: Named | None) -> list[str]:
    """Members whose name stands in the words although they did not ask for it, for the writer to look at."""
    asked = named.seats if named else set()
    return sorted({name for seat, name in names if seat not in asked and name and name in words})


def words_of_passage(passage: object) -> str:
    """The summary and the conclusions in every language, as one text."""
    fields = [f"{name}_{code}" for name in ("summary", "conclusions") for code in LANGUAGES]
    return "\n".join(str(getattr(passage, each) or "") for each in fields)


def _holders(meeting: Meeting) -> dict[int, str]:
    terms = meeting.attendance.filter(term__isnull=False).select_related("term__organisation")
    return {each.seat_id: each.term.organisation.name for each in terms if each.term}


def names_in(meeting: Meeting) -> list[tuple[int, str]]:
    """The holders of the seats at the meeting with their seat, a name for each language. One query."""
    columns = [f"term__organisation__name_{code}" for code in LANGUAGES]
    rows = meeting.attendance.filter(term__isnull=False).values_list("seat_id", *columns)
    return [(seat, name) for seat, *names in rows for name in names if name]
