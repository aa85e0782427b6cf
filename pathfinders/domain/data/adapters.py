"""The formats that can be brought in. An adapter turns the bytes of a file into plain rows and faults; what
they mean for the portal is worked out in one place, whatever the format (`importing`)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pathfinders.domain.data.rows import Fault, FaultyFileError, Reading

Read = Callable[[bytes], Reading]


@dataclass(frozen=True)
class Adapter:
    """A format by name. `help` says in words what the file has to hold."""

    name: str
    label: Any  # a lazy translation
    help: Any  # a lazy translation
    read: Read


_adapters: dict[str, Adapter] = {}


def define_adapter(name: str, label: Any, help_text: Any, read: Read) -> None:
    """Declare a format. Raises ValueError when the name is taken."""
    if name in _adapters:
        raise ValueError(f"adapter {name!r} is declared twice")
    _adapters[name] = Adapter(name, label, help_text, read)


def adapters() -> list[Adapter]:
    """All of them, in the order in which they were declared."""
    return list(_adapters.values())


def adapter_named(name: str) -> Adapter:
    """The format with this name. Raises KeyError."""
    return _adapters[name]


def refuse(words: Any, line: int = 0) -> FaultyFileError:
    """The error for a file that cannot be read any further."""
    return FaultyFileError([Fault(line, words)])
