"""What may stand in the ledger: numbers, states, identifiers and digests, never what tells of a person.

A record cannot be erased; a person can. So text is refused unless it looks like an identifier.
"""

import re
from collections.abc import Mapping
from typing import Any

LONGEST = 200
# No spaces, no "@", no letters beyond ASCII: what people write about themselves does not pass.
IDENTIFIER = re.compile(r"[A-Za-z0-9_.:/+=-]*")
NAME = re.compile(r"[a-z][a-z0-9_]{0,60}")


class PersonalDataError(ValueError):
    """The ledger takes no text that could tell of a person, and no value that is not exact."""


def refuse_personal_data(data: Mapping[str, Any]) -> None:
    """Raises PersonalDataError, naming the member and not its content."""
    for name, value in data.items():
        if not isinstance(name, str) or not NAME.fullmatch(name):
            raise PersonalDataError("a name in the data of a record is no identifier")
        _look_at(name, value)


def _look_at(name: str, value: Any) -> None:
    if isinstance(value, Mapping):
        refuse_personal_data(value)
    elif isinstance(value, list | tuple):
        for each in value:
            _look_at(name, each)
    elif isinstance(value, str):
        _look_at_text(name, value)
    elif value is not None and not isinstance(value, int):
        raise PersonalDataError(f"{name!r} is neither a whole number nor an identifier")


def _look_at_text(name: str, value: str) -> None:
    if len(value) > LONGEST or not IDENTIFIER.fullmatch(value):
        raise PersonalDataError(f"{name!r} holds text that is no identifier")
