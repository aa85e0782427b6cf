"""What has to be done before what. Plain values in, plain values out: no Django here."""

from collections.abc import Mapping, Sequence


def find_cycle(before: Mapping[str, Sequence[str]]) -> list[str]:
    """`before` names for each action those that must come first. A way that comes back to where it began,
    its first action once more at the end; empty when there is none. The same input gives the same way."""
    done: set[str] = set()
    for start in before:
        found = _walk(start, before, done)
        if found:
            return found
    return []


def _walk(start: str, before: Mapping[str, Sequence[str]], done: set[str]) -> list[str]:
    """Depth first, without recursion: a chain may be as long as the roadmap."""
    way: list[str] = []
    stack: list[tuple[str, bool]] = [(start, False)]
    while stack:
        code, leaving = stack.pop()
        if leaving:
            way.pop()
            done.add(code)
        elif code in way:
            return [*way[way.index(code) :], code]
        elif code not in done:
            way.append(code)
            stack.append((code, True))
            stack += [(each, False) for each in reversed(before.get(code, ()))]
    return []
