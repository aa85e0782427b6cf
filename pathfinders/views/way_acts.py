"""What can be done with a way. The verbs ask everything again."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core.languages import LANGUAGES
from gcm.views.acts import Act
from pathfinders.domain.focal_points import name_focal_point
from pathfinders.domain.grant import put_on_agenda, word_grant
from pathfinders.domain.pathways import accept_interest, begin_roadmap, return_to_country, send_to_review
from pathfinders.domain.support import ask_for_support
from pathfinders.domain.withdrawal import register_withdrawal
from pathfinders.enums import PathwayState
from pathfinders.forms.community import SupportForm
from pathfinders.forms.way import FocalPointForm, GrantForm, NoteForm, PlaceForm, WithdrawalForm
from pathfinders.models import Pathway
from pathfinders.queries.clinic.letters import is_ready_for_decision
from pathfinders.queries.outlook import item_of

State = PathwayState


def _word(actor: Any, pathway: Pathway, typed: dict[str, Any]) -> Any:
    said = {code: typed[f"recommendations_{code}"] for code in LANGUAGES}
    item: Any = item_of(pathway)
    return word_grant(
        actor=actor,
        item=item,
        recommendations=said,
        effective_on=typed["effective_on"],
        written_from=typed["written_from"],
    )


WAY = {
    "accept": Act(
        title=_("Begin the preparation"),
        question=_("The letter is signed, the ministry and the focal point are named. The country prepares."),
        done=_("The preparation has begun. The focal points are told."),
        do=lambda actor, pathway, typed: accept_interest(actor=actor, pathway=pathway),
        permission="pathfinders.check_pathway",
        offered=lambda pathway: pathway.state == State.INTEREST,
    ),
    "draft": Act(
        title=_("Begin to draft the roadmap"),
        question=_("At least one strategic planning workshop is recorded with its report (F1)."),
        done=_("The roadmap can be drafted."),
        do=lambda actor, pathway, typed: begin_roadmap(actor=actor, pathway=pathway),
        permission="pathfinders.prepare_pathway",
        offered=lambda pathway: pathway.state == State.PREPARATION,
    ),
    "review": Act(
        title=_("Send to the GCG for review"),
        question=_("Every required criterion was found to be met. The GCG sees the roadmap from now on."),
        done=_("The GCG has the roadmap for review. The focal points are told."),
        do=lambda actor, pathway, typed: send_to_review(actor=actor, pathway=pathway),
        permission="pathfinders.check_pathway",
        offered=lambda pathway: pathway.state == State.CHECK,
    ),
    "return": Act(
        title=_("Return to the country"),
        question=_("The roadmap is the country’s again, with what you found on each criterion."),
        done=_("The roadmap is with the country. Its focal points are told."),
        do=lambda actor, pathway, typed: return_to_country(actor=actor, pathway=pathway, **typed),
        permission="pathfinders.check_pathway",
        offered=lambda pathway: pathway.state == State.CHECK,
        form=NoteForm,
    ),
    "place": Act(
        title=_("Put on the agenda of a meeting"),
        question=_("As an item for decision of its own; a text is drafted in the three languages."),
        done=_("The item is on the agenda."),
        do=lambda actor, pathway, typed: put_on_agenda(actor=actor, pathway=pathway, **typed),
        permission="pathfinders.check_pathway",
        offered=lambda pathway: pathway.state == State.REVIEW and is_ready_for_decision(pathway),
        form=PlaceForm,
    ),
    "word": Act(
        title=_("Word the decision"),
        question=_("The next numbered text is drafted from what you write, so that words and effect agree."),
        done=_("The text is on the item."),
        do=_word,
        permission="pathfinders.check_pathway",
        offered=lambda pathway: pathway.state == State.AGENDA,
        form=GrantForm,
    ),
    "withdraw": Act(
        title=_("Register a withdrawal"),
        question=_("The State leaves by an official note. This cannot be undone; it may come back later."),
        done=_("The withdrawal is registered."),
        do=lambda actor, pathway, typed: register_withdrawal(actor=actor, pathway=pathway, **typed),
        permission="pathfinders.register_withdrawal",
        offered=lambda pathway: pathway.is_open and pathway.state != State.AGENDA,
        form=WithdrawalForm,
        constitutional=True,
    ),
    "focal-point": Act(
        title=_("Name a focal point"),
        question=_("A change of focal point does not touch where the country stands (F11)."),
        done=_("The focal point is named and told."),
        do=lambda actor, pathway, typed: name_focal_point(actor=actor, pathway=pathway, **typed),
        permission="pathfinders.name_focal_point",
        offered=lambda pathway: pathway.is_open,
        form=FocalPointForm,
    ),
}


def _ask_for_support(actor: Any, pathway: Pathway, typed: dict[str, Any]) -> Any:
    return ask_for_support(
        actor=actor,
        pathway=pathway,
        subject=typed["subject_line"],
        text=typed["text"],
        wanted_by=typed["wanted_by"],
    )


SUPPORT = {
    "support": Act(
        title=_("Ask for support"),
        question=_("The secretariat helps with every part of the framework. Request and help are recorded."),
        done=_("The secretariat has your request."),
        do=_ask_for_support,
        permission="pathfinders.ask_for_support",
        offered=lambda pathway: pathway.is_open,
        form=SupportForm,
    ),
}
