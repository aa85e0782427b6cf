"""What a decision does to the thing it decides on.

The app that owns the thing declares it in its `AppConfig.ready()`:

    define_effect("partners.adopt_group", _("…"), run=adopt, dispose=hand_back)

`run` is called once, in the transaction of the gavel; `dispose` when the item ends without a decision;
`publish` when the decision is made public (D17); `describe` says it in a sentence to whoever reads the text;
`draft` words the text from it, and then no other text can be adopted (D4).
`publishes`: the decision itself says that it is public, and is so at the gavel.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.core.exceptions import ValidationError

from alliance87.core.dates import day_in_geneva
from gcm.domain.consensus import Lock
from gcm.models import AgendaItem, Decision
from gcm.queries import drafted, outlooks
from gcm.queries.drafted import Draft
from gcm.queries.obstacles import PLAIN
from gcm.queries.outlooks import Describe

Tell = Callable[..., "Outcome | None"]
Dispose = Callable[..., None]
Publish = Callable[..., None]


@dataclass(frozen=True)
class Outcome:
    """What a decision did, in words, and where that can be seen; `url` may be empty."""

    words: Any
    url: str = ""
    label: Any = ""  # of what is at the address


class Run(Protocol):
    """What is called with the decision, in the transaction of the gavel."""

    def __call__(self, *, actor: Any, subject: Any, decision: Decision) -> None: ...


@dataclass(frozen=True)
class Effect:
    """`label` is a lazy translation: what happens when the decision is taken; `title` names the kind in the
    register; `endings` says what an end without a decision means here, by ItemState, where it is not the
    usual one."""

    name: str
    label: Any
    run: Run
    dispose: Dispose | None = None
    publish: Publish | None = None
    title: Any = ""
    tell: Tell | None = None
    publishes: bool = False
    endings: Mapping[str, Any] = field(default_factory=dict)


_effects: dict[str, Effect] = {}


def define_effect(
    name: str,
    label: Any,
    *,
    run: Run,
    dispose: Dispose | None = None,
    publish: Publish | None = None,
    title: Any = "",
    tell: Tell | None = None,
    describe: Describe | None = None,
    draft: Draft | None = None,
    publishes: bool = False,
    endings: Mapping[str, Any] | None = None,
) -> Effect:
    """Declare an effect. `dispose(actor=, subject=, state=, note=)` gets the state of the agenda item (an
    ItemState); `publish(actor=, subject=)` shows to everybody what the decision did; `tell(reader=, subject=,
    decision=)` answers with the Outcome that the page of the decision shows, or None; `describe(subject)` is
    the sentence that says before the gavel what it would do, `label` when there is none; `draft(subject,
    language, day)` answers with the title and the text that say it. Raises ValueError when the name is taken.
    """
    if name in _effects:
        raise ValueError(f"effect {name!r} is declared twice")
    outlooks.declare(name, describe or (lambda subject: str(label)))
    if draft is not None:
        drafted.declare(name, draft)
    _effects[name] = Effect(
        name, label, run, dispose, publish, title or label, tell, publishes, endings or {}
    )
    return _effects[name]


def effect_titles() -> dict[str, Any]:
    """What decisions can do, by name."""
    return {name: each.title for name, each in _effects.items()}


def outcome_of(decision: Decision, reader: Any) -> Outcome | None:
    """What the decision did, as far as the reader may see it; None when it changed nothing on the portal, or
    when nothing declares it any more."""
    effect = _effects.get(decision.item.effect)
    if effect is None or effect.tell is None:
        return None
    return effect.tell(reader=reader, subject=decision.item.subject, decision=decision)


def effect_of(item: AgendaItem) -> Effect | None:
    """None for an item whose decision changes nothing on the portal. Raises LookupError for an effect that
    nobody declared: such an item cannot be decided."""
    if not item.effect:
        return None
    try:
        return _effects[item.effect]
    except KeyError:
        raise LookupError(f"nobody declares the effect {item.effect!r}") from None


def run_effect(*, actor: Any, item: AgendaItem, decision: Decision) -> None:
    """Do what was decided. Raises ValidationError when the text says something else than the effect does on
    that day (D4), and whatever the effect raises: then nothing is decided either."""
    effect = effect_of(item)
    if effect is None:
        return
    day = day_in_geneva(decision.decided_at)
    if not drafted.agrees(item, decision.text, day):
        raise ValidationError(PLAIN[Lock.REWORDED], code="words")
    effect.run(actor=actor, subject=item.subject, decision=decision)


def run_disposal(*, actor: Any, item: AgendaItem) -> None:
    """Tell the thing that its item ended without a decision (W15)."""
    effect = effect_of(item)
    if effect is not None and effect.dispose is not None:
        effect.dispose(actor=actor, subject=item.subject, state=item.state, note=item.disposition)


def run_publication(*, actor: Any, decision: Decision) -> None:
    """Show what the decision did, now that everybody may read the decision (D17)."""
    effect = effect_of(decision.item)
    if effect is not None and effect.publish is not None:
        effect.publish(actor=actor, subject=decision.item.subject)
