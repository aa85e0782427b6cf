"""What many tests begin with is made once, and stands in a transaction around theirs.

`@kept` turns a fixture that writes many rows into a world: the first test of a process that asks for it
makes it, the next ones find it, each with its own copy of the objects and its own transaction, which is
rolled back as always. A test that asks for other worlds, or that commits, has them taken down first. What a
world asks for by name must be worlds too.
"""

import copy
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.utils import translation

_COPIES = pytest.StashKey[dict[Any, Any]]()


@dataclass
class Layer:
    """A world that stands: what made it, its objects and those of the worlds below as they are since, and
    the transaction that holds its rows."""

    make: Callable[..., Any]
    objects: dict[Callable[..., Any], Any]
    atomic: transaction.Atomic


_standing: list[Layer] = []


def kept(make: Callable[..., Any]) -> Any:
    """A fixture whose rows are made once for all tests that begin with them."""
    names = list(inspect.signature(make).parameters)

    def copied(request: pytest.FixtureRequest, db: None, **_worlds: Any) -> Any:
        objects = request.node.stash.get(_COPIES, None)
        if objects is None:
            objects = request.node.stash[_COPIES] = copy.deepcopy(_standing[-1].objects) if _standing else {}
        if make not in objects:  # asked for in the middle of a test, or by one that commits
            objects[make] = make(**{name: request.getfixturevalue(name) for name in names})
        return objects[make]

    parameters = [
        inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD) for name in ("request", "db", *names)
    ]
    copied.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    copied.__name__, copied.__doc__, copied.__module__ = make.__name__, make.__doc__, make.__module__
    copied.world = make  # type: ignore[attr-defined]
    return pytest.fixture(copied)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
) -> Iterator[None]:
    """Before a test gets its own transaction: the worlds it begins with, and no others."""
    if fixturedef.argname == "_django_db_helper":
        with request.getfixturevalue("django_db_blocker").unblock():
            try:
                _stand_on([] if _commits(request) else _worlds_of(request))
            except Exception:  # the test makes it for itself then, and tells what is wrong
                _stand_on([])
    return (yield)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    from pytest_django.plugin import blocking_manager_key

    with session.config.stash[blocking_manager_key].unblock():
        _stand_on([])


def _commits(request: pytest.FixtureRequest) -> bool:
    """Whether the test writes for good, so that no transaction may be open around it."""
    marker = request.node.get_closest_marker("django_db")
    transactional = marker is not None and marker.kwargs.get("transaction", False)
    return transactional or bool({"transactional_db", "live_server"} & set(request.fixturenames))


def _worlds_of(request: pytest.FixtureRequest) -> list[Callable[..., Any]]:
    """What the fixtures of the test are made of, each after what it stands on."""
    definitions = request._fixturemanager
    found: list[Callable[..., Any]] = []

    def visit(name: str, above: int) -> None:
        """`above` counts the definitions of the same name that override the one meant."""
        known = definitions.getfixturedefs(name, request.node) or ()
        if len(known) <= above:
            return
        meant = known[-1 - above]
        for each in meant.argnames:
            visit(each, above + 1 if each == name else 0)
        world = getattr(meant.func, "world", None)
        if world is not None and world not in found:
            found.append(world)

    for name in sorted(request.fixturenames):
        visit(name, 0)
    return found


def _stand_on(wanted: list[Callable[..., Any]]) -> None:
    same = 0
    while same < min(len(_standing), len(wanted)) and _standing[same].make is wanted[same]:
        same += 1
    while len(_standing) > same:
        _take_down(_standing.pop())
    for make in wanted[same:]:
        _put_up(make)


def _put_up(make: Callable[..., Any]) -> None:
    atomic = transaction.atomic()
    atomic._from_testcase = True  # type: ignore[attr-defined]  # an outermost block within is allowed, as in a test
    atomic.__enter__()
    objects = copy.deepcopy(_standing[-1].objects) if _standing else {}
    by_name = {each.__name__: value for each, value in objects.items()}
    try:
        with translation.override("en"):
            objects[make] = make(**{name: by_name[name] for name in inspect.signature(make).parameters})
    except BaseException as error:
        atomic.__exit__(type(error), error, error.__traceback__)
        raise
    _standing.append(Layer(make, objects, atomic))


def _take_down(layer: Layer) -> None:
    transaction.set_rollback(True)
    layer.atomic.__exit__(None, None, None)
