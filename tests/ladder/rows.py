"""The words in which the table of the ladder is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.cast import ROLES

OK, FORBIDDEN, NOT_FOUND, WRONG_METHOD, UNPROCESSABLE = 200, 403, 404, 405, 422

# Answers that send somewhere else.
REDIRECT = 302  # anywhere, save to sign in
SIGN_IN = "sign in and come back"
SECOND_FACTOR = "set up or give the second factor"


@dataclass(frozen=True)
class To:
    """A redirect to the address with this name, or to this path."""

    target: str

    def __str__(self) -> str:
        return f"redirect to {self.target}"


Answer = int | str | To
Kwargs = Callable[[Any], Mapping[str, Any]]


def no_kwargs(world: Any) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class Row:
    """One address and method, and what each of the cast gets there."""

    name: str
    answers: Mapping[str, Answer]
    kwargs: Kwargs = no_kwargs
    args: tuple[str, ...] = ()
    method: str = "get"
    data: Mapping[str, Any] = field(default_factory=dict)
    case: str = ""  # told apart when an address has several rows: "hidden", "of another"
    query: str = ""
    is_page: bool = True  # a whole page of ours, held to the house's rules for pages

    def __str__(self) -> str:
        return "-".join(part for part in (self.name, self.method, self.case) if part)


def row(name: str, everyone: Answer, *, case: str = "", **rest: Any) -> Row:
    """`row("partners:desk", OK, anonymous=SIGN_IN)`: everyone gets the first answer, save those named."""
    options = {
        key: rest.pop(key) for key in ("kwargs", "args", "method", "data", "query", "is_page") if key in rest
    }
    unknown = set(rest) - set(ROLES)
    if unknown:
        raise ValueError(f"{name}: the cast has no {', '.join(sorted(unknown))}")
    return Row(name, {role: rest.get(role, everyone) for role in ROLES}, case=case, **options)


def public(name: str, **rest: Any) -> Row:
    return row(name, OK, **rest)


def files(name: str, known: Any = None) -> list[Row]:
    """A public list as a file, and a form that there is not; `known` answers what else the address says."""

    def given(form: str) -> Any:
        return lambda world: {**(known(world) if known else {}), "form": form}

    rows = [public(name, case=form, kwargs=given(form), is_page=False) for form in ("csv", "xlsx", "json")]
    return [*rows, row(name, NOT_FOUND, case="unknown", kwargs=given("exe"))]


def signed_in(name: str, **rest: Any) -> Row:
    return row(name, OK, **{"anonymous": SIGN_IN, **rest})


def officers(name: str, **rest: Any) -> Row:
    """For the secretariat alone; nobody else learns that the address exists."""
    return row(name, NOT_FOUND, **{"anonymous": SIGN_IN, "secretariat": OK, "superuser": OK, **rest})
