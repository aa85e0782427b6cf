"""Recording beside the sending: two commits wait for the disk at once, and no failure is forgotten."""

from collections import deque
from threading import Event
from typing import Any

import pytest

from alliance87.core.mailing import recorder as module
from alliance87.core.mailing.domain.claims import ClaimLostError
from alliance87.core.mailing.recorder import Line, Recorder


@pytest.fixture
def recorder(db: None) -> Any:
    """As on a database server, whatever the leg."""
    made = Recorder()
    made._lines = deque([Line(), Line()])
    yield made
    made.close()


def outcomes(number: int) -> Any:
    return [object()] * number


def test_two_recordings_are_under_way_at_once(recorder: Any, monkeypatch: Any) -> None:
    let_go, begun = Event(), [Event(), Event()]

    def record(claim: Any, found: Any) -> None:
        begun[len(found) - 1].set()
        assert let_go.wait(10)

    monkeypatch.setattr(module, "record", record)
    recorder.hand_over(None, outcomes(1))
    assert recorder.has_room()
    recorder.hand_over(None, outcomes(2))
    assert all(each.wait(10) for each in begun)
    assert (recorder.has_room(), recorder.pending) == (False, 3)
    let_go.set()
    recorder.wait_for_one()
    assert recorder.pending <= 2
    recorder.wait()
    assert (recorder.has_room(), recorder.pending) == (True, 0)


def test_what_went_wrong_beside_is_raised(recorder: Any, monkeypatch: Any) -> None:
    def lost(claim: Any, found: Any) -> None:
        raise ClaimLostError

    monkeypatch.setattr(module, "record", lost)
    recorder.hand_over(None, outcomes(1))
    with pytest.raises(ClaimLostError):
        recorder.wait()
