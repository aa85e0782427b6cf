"""Establishing a group, or having one work again: a proposal comes on the agenda, and the decision on it
gives the group its term (W3, P8)."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from gcm.domain.drafted import add_drafted_item, put_drafted_words
from gcm.domain.effects import Outcome, define_effect
from gcm.domain.room import ask, locked_meeting
from gcm.enums import ItemState
from gcm.models import AgendaItem, Decision, DecisionText, Meeting
from partners.domain.proposal_outcomes import (
    adopt_proposal,
    amend_term_of_proposal,
    defer_proposal,
    hand_back_proposal,
    mark_on_agenda,
    publish_adopted,
)
from partners.enums import GroupKind
from partners.models import Group, GroupProposal
from partners.queries.outlook import outlook_of

ADOPT = "partners.adopt_group"
READOPT = "partners.readopt_group"
WITH_TERM = (ADOPT, READOPT)
# Whole sentences, since the three kinds do not have the same gender in every language.
TITLES = {
    GroupKind.ACTION_GROUP: _("Action group “%(title)s”"),
    GroupKind.WORKING_GROUP: _("Working group “%(title)s”"),
    GroupKind.INITIATIVE: _("Initiative “%(title)s”"),
}
WORDINGS = {
    GroupKind.ACTION_GROUP: _("The GCG establishes the action group “%(title)s” from %(start)s to %(end)s."),
    GroupKind.WORKING_GROUP: _(
        "The GCG establishes the working group “%(title)s” from %(start)s to %(end)s."
    ),
    GroupKind.INITIATIVE: _("The GCG establishes the initiative “%(title)s” from %(start)s to %(end)s."),
}
AGAIN = (
    _("Reactivation of “%(title)s”"),
    _("The GCG reactivates “%(title)s” from %(start)s to %(end)s."),
)


@transaction.atomic
def put_proposal_on_agenda(*, actor: Any, proposal: GroupProposal, meeting: Meeting) -> AgendaItem:
    """An item for decision on the proposal, with a drafted text in the three languages, French being the
    source. Raises PermissionDenied; TransitionNotAllowed unless the secretariat found the proposal complete;
    ValidationError once the agenda of the meeting is final."""
    placed = mark_on_agenda(actor=actor, proposal=proposal)
    effect = READOPT if placed.is_reactivation else ADOPT
    return add_drafted_item(actor=actor, meeting=meeting, subject=placed, effect=effect)


@transaction.atomic
def amend_term(
    *, actor: Any, item: AgendaItem, starts_on: date, ends_on: date, written_from: int | None = None
) -> DecisionText:
    """Change the term that is to be decided on: the proposal gets the days, both included, and the next
    numbered text is drafted from them, so that the words and what they do move together (W3, D4).

    For the secretariat and whoever presides, while the item is open. `written_from` as for `put_text`.
    Raises PermissionDenied; ValidationError for an item that establishes no group or has ended, and for a
    term that W1 or W4 refuses; StaleTextError when another text is on the screen.
    """
    ask(actor, "gcm.word_decision", locked_meeting(item.meeting))
    if item.effect not in WITH_TERM:
        raise ValidationError(_("This item establishes no group."), code="no_term")
    proposal: Any = item.subject
    amend_term_of_proposal(actor=actor, proposal=proposal, starts_on=starts_on, ends_on=ends_on)
    return put_drafted_words(actor=actor, item=item, written_from=written_from)


def _wording(proposal: GroupProposal, language: str, _day: date) -> tuple[str, str]:
    """Title and text of the decision in the language."""
    with override(language):
        words = {
            "title": str(proposal),
            "start": _in_words(proposal.starts_on),
            "end": _in_words(proposal.ends_on),
        }
        kind = GroupKind(proposal.kind)
        title, body = AGAIN if proposal.is_reactivation else (TITLES[kind], WORDINGS[kind])
        return (str(title) % words)[:200], str(body) % words


def _in_words(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""  # no proposal is handed in without (W1)


def _adopt(*, actor: Any, subject: GroupProposal, decision: Decision) -> None:
    adopt_proposal(actor=actor, proposal=subject, symbol=decision.symbol, decided_at=decision.decided_at)


def _dispose(*, actor: Any, subject: GroupProposal, state: str, note: str) -> None:
    """What is deferred stays with the secretariat; what is referred or withdrawn is the proposer's again."""
    verb = defer_proposal if state == ItemState.DEFERRED else hand_back_proposal
    verb(actor=actor, proposal=subject, note=note)


def _publish(*, actor: Any, subject: GroupProposal) -> None:
    publish_adopted(actor=actor, proposal=subject)


ESTABLISHED = _("The group was established for its term.")


def _tell(*, reader: Any, subject: GroupProposal, decision: Decision) -> Outcome | None:
    of_proposal = Q(pk=subject.reactivates_id) if subject.is_reactivation else Q(proposal=subject)
    group = Group.objects.visible_to(reader).filter(of_proposal).first()
    if group is None:
        return None
    words = _("The group is active again.") if subject.is_reactivation else ESTABLISHED
    return Outcome(words, group.get_absolute_url(), group)


for _name, _label, _title in (
    (ADOPT, _("The group is established for its term."), _("A group established")),
    (READOPT, _("The group is active again."), _("A group reactivated")),
):
    define_effect(
        _name,
        _label,
        run=_adopt,
        dispose=_dispose,
        publish=_publish,
        title=_title,
        tell=_tell,
        describe=outlook_of,
        draft=_wording,
    )
