"""Who may do what on the secretariat’s side."""

from typing import Any

import rules

from alliance87.core.access.registry import define_permission, has_perm, role
from partners.models import Organisation
from secretariat.enums import IssueState, LetterState
from secretariat.models import (
    Circular,
    ConsentProposal,
    Contribution,
    Issue,
    Letter,
    MediaFile,
    News,
    SubscriberImport,
    Ticket,
    WordingVersion,
)

secretariat = role("secretariat")
editorial = secretariat | role("desk_editor")
readers = secretariat | role("chair") | role("vice_chair")  # in this order: the first costs no query


@rules.predicate
def did_not_propose(user: Any, draft: Issue | Circular | ConsentProposal | None) -> bool:
    """X4: whoever proposed the issue, the mail to partners or the text of consent does not approve it."""
    return draft is not None and draft.proposed_by_id is not None and draft.proposed_by_id != user.pk


@rules.predicate
def did_not_write(user: Any, item: News | None) -> bool:
    """Whoever changed a news item last does not publish it."""
    return item is not None and item.changed_by_id != user.pk


@rules.predicate
def did_not_word(user: Any, version: WordingVersion | None) -> bool:
    """Whoever wrote a version of a template does not have mails begin with it."""
    return version is not None and version.made_by_id != user.pk


@rules.predicate
def did_not_bring(user: Any, brought: SubscriberImport | None) -> bool:
    """Whoever had a list checked does not bring it in."""
    return brought is not None and brought.by_id != user.pk


@rules.predicate
def is_approved(user: Any, issue: Issue | None) -> bool:
    return issue is None or issue.state not in (IssueState.DRAFT, IssueState.PROPOSED)


@rules.predicate
def edits_partner(user: Any, organisation: Organisation | None) -> bool:
    return organisation is not None and has_perm(user, "partners.edit_profile", organisation)


@rules.predicate
def of_own_organisation(user: Any, contribution: Contribution | None) -> bool:
    return contribution is not None and has_perm(user, "partners.edit_profile", contribution.organisation)


@rules.predicate
def asked_ticket(user: Any, ticket: Ticket | None) -> bool:
    """Whoever asked, until they leave the partner that it was asked for, and the editors of that partner."""
    if ticket is None:
        return False
    if ticket.asked_by_id is not None and ticket.asked_by_id == user.pk and ticket.asker_still_asks:
        return True
    return ticket.organisation is not None and has_perm(user, "partners.edit_profile", ticket.organisation)


@rules.predicate
def is_in_chairs_name(user: Any, letter: Letter | None) -> bool:
    """X3: what goes out in her name is before the chair once it is proposed."""
    return letter is not None and letter.in_chairs_name and letter.state != LetterState.DRAFT


@rules.predicate
def is_second_person(user: Any, letter: Letter | None) -> bool:
    """Whoever proposed a letter in the chair’s name, or in that of several or before the press, or to more
    than one, does not approve it."""
    return letter is not None and not (letter.needs_second_person and letter.proposed_by_id == user.pk)


@rules.predicate
def is_shown(user: Any, file: MediaFile | None) -> bool:
    return file is not None and file.shown


# An editor of the secretariat writes what the Alliance says in public; whom it is mailed to, and that it is
# mailed, is for officers.
define_permission("secretariat.edit_newsletter", editorial)
define_permission("secretariat.take_back_issue", secretariat | (role("desk_editor") & ~is_approved))
define_permission("secretariat.manage_readers", secretariat)
# Each of the two may write to every reader, or write many down as such: never one officer's act alone.
define_permission("secretariat.propose_consent_text", secretariat)
define_permission("secretariat.publish_consent_text", role("director") & did_not_propose)
define_permission("secretariat.bring_in_list", role("director") | (secretariat & did_not_bring))
define_permission("secretariat.approve_issue", secretariat & did_not_propose)
define_permission("secretariat.contribute", edits_partner)
define_permission("secretariat.view_contribution", editorial | of_own_organisation)
for model in ("issue", "news", "page", "event", "estimate"):
    define_permission(f"secretariat.view_{model}", editorial)
for model in ("subscriber", "subscriberimport", "consenttext", "consentrecord"):
    define_permission(f"secretariat.view_{model}", secretariat)
define_permission("secretariat.view_brief", readers)
# Those whom the notes are written for find them in the main menu; the secretariat has its desk.
define_permission("secretariat.receive_brief", ~secretariat & (role("chair") | role("vice_chair")))
define_permission("secretariat.make_brief", secretariat)
define_permission("secretariat.view_followedinitiative", secretariat)
define_permission("secretariat.follow_initiative", secretariat)
define_permission("secretariat.view_representation", secretariat)
define_permission("secretariat.record_representation", secretariat)
define_permission("secretariat.edit_site", editorial)
# What is written waits beside what the public reads, until an officer who did not write it publishes it.
define_permission("secretariat.edit_news", editorial)
define_permission("secretariat.publish_news", secretariat & did_not_write)
define_permission("secretariat.record_estimate", secretariat)
define_permission("secretariat.handle_ticket", secretariat)
define_permission("secretariat.view_ticket", secretariat | asked_ticket)
define_permission("secretariat.write_on_ticket", asked_ticket)
define_permission("secretariat.request_communication", edits_partner)
define_permission("secretariat.view_correspondence", secretariat)
define_permission("secretariat.file_correspondence", secretariat)
define_permission("secretariat.edit_wording", secretariat)
define_permission("secretariat.use_wording", secretariat & did_not_word)
define_permission("secretariat.write_letter", secretariat)
define_permission(
    "secretariat.view_letter", secretariat | ((role("chair") | role("vice_chair")) & is_in_chairs_name)
)
define_permission("secretariat.approve_letter", secretariat & is_second_person)
define_permission("secretariat.write_circular", secretariat)
define_permission("secretariat.approve_circular", secretariat & did_not_propose)
define_permission("secretariat.view_media_file", is_shown | editorial)
