"""Extending, resting, closing and reactivating a group: the item on the agenda, and what its decision does
(W5, W6, W7)."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from gcm.domain.drafted import add_drafted_item
from gcm.domain.effects import Outcome, define_effect
from gcm.models import AgendaItem, Decision, Meeting
from partners.domain.group_changes import adopt_change, drop_change, prepare_change, publish_change
from partners.enums import GroupChangeKind
from partners.models import Group, GroupChange
from partners.queries.outlook import change_outlook

Kind = GroupChangeKind
TITLES = {
    Kind.EXTEND: _("Extension of “%(title)s”"),
    Kind.REACTIVATE: _("Reactivation of “%(title)s”"),
    Kind.DORMANT: _("“%(title)s” becomes dormant"),
    Kind.CLOSE: _("Closure of “%(title)s”"),
}
WORDINGS = {
    Kind.EXTEND: _("The GCG extends the term of “%(title)s” to %(end)s."),
    Kind.REACTIVATE: _("The GCG reactivates “%(title)s” until %(end)s."),
    Kind.DORMANT: _("The GCG lets the work of “%(title)s” rest; it can be reactivated."),
    Kind.CLOSE: _("The GCG closes “%(title)s” and thanks all who took part."),
}
EFFECTS = {
    Kind.EXTEND: (_("The term of the group is extended."), _("A group extended")),
    Kind.REACTIVATE: (_("The group is active again."), _("A group reactivated")),
    Kind.DORMANT: (_("The group becomes dormant."), _("A group made dormant")),
    Kind.CLOSE: (_("The group is closed."), _("A group closed")),
}


@transaction.atomic
def put_change_on_agenda(
    *,
    actor: Any,
    group: Group,
    kind: str,
    meeting: Meeting,
    ends_on: date | None = None,
    longer_reason: str = "",
) -> AgendaItem:
    """An item for decision on the group, with a drafted text in the three languages, French being the source.
    Raises PermissionDenied; ValidationError when the change does not fit the group, or once the agenda of
    the meeting is final."""
    change = prepare_change(actor=actor, group=group, kind=kind, ends_on=ends_on, longer_reason=longer_reason)
    return add_drafted_item(actor=actor, meeting=meeting, subject=change, effect=effect_name(change.kind))


def effect_name(kind: str) -> str:
    """The name of the effect of such a change."""
    return f"partners.{Kind(kind)}_group"


def _wording(change: GroupChange, language: str, _day: date) -> tuple[str, str]:
    with override(language):
        end = date_format(change.ends_on, "DATE_FORMAT") if change.ends_on else ""
        words = {"title": str(change.group), "end": end}
        kind = Kind(change.kind)
        return str(TITLES[kind]) % words, str(WORDINGS[kind]) % words


def _run(*, actor: Any, subject: GroupChange, decision: Decision) -> None:
    adopt_change(actor=actor, change=subject, symbol=decision.symbol, decided_at=decision.decided_at)


def _drop(*, actor: Any, subject: GroupChange, state: str, note: str) -> None:
    drop_change(actor=actor, change=subject)


def _publish(*, actor: Any, subject: GroupChange) -> None:
    publish_change(actor=actor, change=subject)


def _tell(*, reader: Any, subject: GroupChange, decision: Decision) -> Outcome:
    words = EFFECTS[Kind(subject.kind)][0]
    group = Group.objects.visible_to(reader).filter(pk=subject.group_id).first()
    return Outcome(words, group.get_absolute_url(), group) if group else Outcome(words)


for _kind, (_label, _title) in EFFECTS.items():
    define_effect(
        effect_name(_kind),
        _label,
        run=_run,
        dispose=_drop,
        publish=_publish,
        title=_title,
        tell=_tell,
        describe=change_outlook,
        draft=_wording,
    )
