"""D10: nothing is decided between meetings while the GCG has not adopted that it can be."""

from typing import Any

import pytest

from alliance87.core.rulesets import AWAITING, registry
from gcm.domain.gavel import ConsensusLockedError
from gcm.domain.sessions import suspend_meeting
from gcm.models import Decision
from tests.gcm.body import Body
from tests.gcm.gavel import note_consensus

pytestmark = pytest.mark.rule("D10")


def test_the_silence_procedure_is_off_and_awaits_a_ruling() -> None:
    found = registry.definition("gcm.decisions.silence_procedure")
    assert (found.default, found.kind) == (False, AWAITING)


def test_outside_a_session_the_gavel_stays_down(meeting: Any, body: Body, item: Any) -> None:
    suspend_meeting(actor=body.chair, meeting=meeting)
    with pytest.raises(ConsensusLockedError):
        note_consensus(actor=body.chair, item=item, text_number=1)
    assert not Decision.objects.exists()
