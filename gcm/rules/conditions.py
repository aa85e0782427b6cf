"""What permissions depend on beside the role: whose thing it is, and how it stands."""

from typing import Any

import rules

from gcm.enums import Capacity, MinutesState, PaperAccess, RuleDraftState
from gcm.models import (
    AbsenceCase,
    Appointment,
    Candidacy,
    Decision,
    FollowUp,
    Handover,
    Meeting,
    Minutes,
    NominatingBody,
    Observer,
    Paper,
    RegionalRound,
    RuleDraft,
    Seat,
    SeatDraft,
    SeatTerm,
)
from gcm.queries.delegations import delegations_of
from gcm.queries.minuting.instructions import standing_instruction
from gcm.queries.observed import named_items
from gcm.queries.presidency.electorate import governments_of, in_electorate
from gcm.queries.presidency.offices import certifies
from gcm.queries.presiding import presides
from gcm.queries.record.owners import acts_for_owner
from gcm.queries.seating.offices import (
    bodies_of,
    body_of,
    is_of_block,
    nominates_for,
    speaks_for,
    term_of,
)
from gcm.queries.seating.own_seats import own_term_ids
from gcm.queries.seating.regions import government_in
from gcm.rules.roles import delegation


@rules.predicate
def is_observer(user: Any, meeting: Meeting | None) -> bool:
    """Invited by the chair to this meeting (O1); without an object: to any."""
    if not user.is_authenticated:
        return False
    invited = Observer.objects.admitted().filter(person=user)
    return (invited if meeting is None else invited.filter(meeting=meeting)).exists()


@rules.predicate
def is_the_observer(user: Any, observer: Observer | None) -> bool:
    return isinstance(observer, Observer) and observer.person_id == user.pk


@rules.predicate
def is_presiding(user: Any, meeting: Meeting | None) -> bool:
    """Presides over this meeting now: the chair when there, else the vice-chair (C7), else whom those present
    chose (C6, C12)."""
    return meeting is not None and presides(user, meeting)


@rules.predicate
def is_of_electorate(user: Any, appointment: Appointment | None) -> bool:
    """Speaks for one of the governments that agree on the two offices (C1)."""
    return in_electorate(user)


@rules.predicate
def speaks_for_candidate(user: Any, candidacy: Candidacy | None) -> bool:
    mine = {each.pk for each in governments_of(user)}
    return candidacy is not None and candidacy.organisation_id in mine


@rules.predicate
def is_convenor(user: Any, appointment: Appointment | None) -> bool:
    return appointment is not None and appointment.convenor_id == user.pk and in_electorate(user)


@rules.predicate
def was_convened(user: Any, meeting: Meeting | None) -> bool:
    return meeting is None or meeting.number is not None


@rules.predicate
def was_instructed(user: Any, meeting: Meeting | None) -> bool:
    """The chair's instruction to issue this text of the minutes is stored (N1, X3)."""
    return meeting is not None and standing_instruction(meeting) is not None


@rules.predicate
def is_circulated(user: Any, meeting: Meeting | None) -> bool:
    """The members read the draft and say what is to be corrected (N4)."""
    state = MinutesState.COMMENTS
    return meeting is not None and Minutes.objects.filter(meeting=meeting, state=state).exists()


@rules.predicate
def owns_follow_up(user: Any, action: FollowUp | None) -> bool:
    """Takes part for the seat that is responsible (N12), or acts for the organisation, or one that leads the
    group, once it was told (N13)."""
    if action is None:
        return False
    if action.seat_id is not None:
        return action.seat_id in {each.seat_id for each in delegations_of(user) if each.takes_part}
    return action.told_at is not None and acts_for_owner(user, action)


@rules.predicate
def is_with_secretariat(user: Any, action: FollowUp | None) -> bool:
    return action is not None and action.by_secretariat


@rules.predicate
def is_published(user: Any, decision: Decision | None) -> bool:
    """D17: what the chair published is everybody's."""
    return decision is not None and decision.is_published


@rules.predicate
def is_placed(user: Any, draft: RuleDraft | None) -> bool:
    """What the secretariat still prepares is read by nobody else."""
    return draft is not None and draft.state != RuleDraftState.DRAFT


@rules.predicate
def nominates(user: Any, obj: Any) -> bool:
    """A named officer of the body that this is about (S12)."""
    body = body_of(obj)
    return body is not None and nominates_for(user, body)


@rules.predicate
def sits_in_block(user: Any, obj: Any) -> bool:
    """Acts for a seat of the same category: what concerns a group alone is told to it (R4)."""
    return obj is not None and is_of_block(user, body_of(obj))


@rules.predicate
def represents(user: Any, obj: Any) -> bool:
    """The representative of the seat, not the alternate: leaving is the holder's own act (R6)."""
    mine = [each for each in delegations_of(user) if each.capacity == Capacity.REPRESENTATIVE]
    return obj is not None and term_of(obj).pk in {each.term_id for each in mine}


@rules.predicate
def takes_over(user: Any, obj: Any) -> bool:
    """Takes part for the seat, before the handover or after it (R9)."""
    mine = {each.seat_id for each in delegations_of(user) if each.takes_part}
    return obj is not None and term_of(obj).seat_id in mine


@rules.predicate
def is_focal_point_of_holder(user: Any, term: SeatTerm | None) -> bool:
    """Of the organisation whose term it is; without one: of any holder (S14)."""
    mine = own_term_ids(user)
    return bool(mine) if term is None else term.pk in mine


@rules.predicate
def filed_it(user: Any, handover: Handover | None) -> bool:
    return handover is not None and handover.filed_by_id == user.pk


@rules.predicate
def is_spokesperson(user: Any, obj: Any) -> bool:
    """Takes part for the seat that a regional group filled (S6)."""
    return speaks_for(user) is not None


@rules.predicate
def is_spokesperson_of(user: Any, round_: RegionalRound | None) -> bool:
    """Takes part for the seat of the very region."""
    seat = speaks_for(user)
    return round_ is not None and seat is not None and seat.regional_group_id == round_.regional_group_id


@rules.predicate
def is_of_region(user: Any, round_: RegionalRound | None) -> bool:
    """Acts for a partner government of the region."""
    return round_ is not None and government_in(user, round_.regional_group_id) is not None


@rules.predicate
def decides_on_absences_of(user: Any, subject: Any) -> bool:
    """The chair, or the vice-chair for the chair's own government (A13). The subject is an attendance, a
    change of one, a note or a case."""
    return subject is not None and certifies(user, subject.holder_id)


@rules.predicate
def acts_for_holder(user: Any, case: AbsenceCase | None) -> bool:
    """Of the delegation whose absences the case is about."""
    return case is not None and any(each.term_id == case.term_id for each in delegations_of(user))


@rules.predicate
def takes_part_for_holder(user: Any, case: AbsenceCase | None) -> bool:
    return case is not None and any(
        each.term_id == case.term_id and each.takes_part for each in delegations_of(user)
    )


@rules.predicate
def is_of_seat(user: Any, seat: Seat | None) -> bool:
    return seat is not None and any(each.seat_id == seat.pk for each in delegations_of(user))


@rules.predicate
def is_own_draft(user: Any, draft: SeatDraft | None) -> bool:
    """Of the delegation of its seat."""
    return draft is not None and draft.seat_id in {each.seat_id for each in delegations_of(user)}


@rules.predicate
def speaks_for_draft(user: Any, draft: SeatDraft | None) -> bool:
    """Takes part for its seat (O11)."""
    mine = {each.seat_id for each in delegations_of(user) if each.takes_part}
    return draft is not None and draft.seat_id in mine


@rules.predicate
def prepared_it(user: Any, draft: SeatDraft | None) -> bool:
    return draft is not None and draft.prepared_by_id == user.pk


@rules.predicate
def nominates_for_seat(user: Any, seat: Seat | None) -> bool:
    """A named officer of the body that designates for the seat; nobody designates for the two offices."""
    if seat is None or not bodies_of(user):
        return False
    body = NominatingBody.objects.of_seat(seat)
    return body is not None and nominates_for(user, body)


@rules.predicate
def stands(user: Any, paper: Paper | None) -> bool:
    """A paper of a meeting that was convened, not withdrawn."""
    return paper is not None and paper.withdrawn_at is None and paper.meeting.number is not None


@rules.predicate
def is_open_to_observers(user: Any, paper: Paper | None) -> bool:
    """O5: the observers of that meeting, and papers of that kind; of named items, those of the items (O3)."""
    if paper is None or paper.access != PaperAccess.PUBLIC or not is_observer(user, paper.meeting):
        return False
    only = named_items(paper.meeting, user)
    return only is None or paper.item_id in only


@rules.predicate
def is_for_members(user: Any, paper: Paper | None) -> bool:
    return paper is not None and paper.access != PaperAccess.RESTRICTED and delegation(user, None)


@rules.predicate
def is_named_reader(user: Any, paper: Paper | None) -> bool:
    return paper is not None and user.has_perm("gcm.read_restricted_paper", paper)
