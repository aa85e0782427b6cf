"""Kinds and states of what happens in the room: calls of the roll, attempts, the telephone."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PresenceFact(TextChoices):
    """What a presence event says. Each is a new row; none is ever changed."""

    JOINED = "joined", _("came in")
    LEFT = "left", _("went out")
    LINE_LOST = "line_lost", _("connection lost")
    LINE_BACK = "line_back", _("connection back")
    COUNTED_OUT = "counted_out", _("did not answer the roll call")


class CallKind(TextChoices):
    """Q9, Q12: a roll call decides who is there; “still here?” decides nothing."""

    ROLL_CALL = "roll_call", _("Roll call")
    STILL_HERE = "still_here", _("“Still here?”")


class AttemptState(TextChoices):
    """Z3: one attempt at a consensus, on one numbered text."""

    ON_SCREEN = "on_screen", pgettext_lazy("attempt", "On the screen")
    CALLED = "called", pgettext_lazy("attempt", "Objections called for")
    ADOPTED = "adopted", pgettext_lazy("attempt", "Adopted")
    NO_CONSENSUS = "no_consensus", pgettext_lazy("attempt", "No consensus")
    REPLACED = "replaced", pgettext_lazy("attempt", "Replaced by another text")


class TelephoneAct(TextChoices):
    """D20: what was said on the telephone."""

    STATED = "stated", _("position stated")
    WITHDRAWN = "withdrawn", _("position withdrawn")


class WrittenOutcome(TextChoices):
    """D10: how a text in circulation ended."""

    OVER = "over", pgettext_lazy("text in circulation", "Time for comments over")
    DECIDED = "decided", pgettext_lazy("text in circulation", "Decided, the silence was kept")
    BROKEN = "broken", pgettext_lazy("text in circulation", "Silence broken")
    LAPSED = "lapsed", pgettext_lazy("text in circulation", "Lapsed")
