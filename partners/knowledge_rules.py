"""Who may do what about initiatives, commitments and good practices. Read it like a statute."""

from typing import Any

import rules

from alliance87.core.access.registry import define_permission, role
from partners.enums import PracticeState
from partners.models import GoodPractice, Initiative, InitiativeReport
from partners.rules import is_of_a_partner, is_of_editor, is_partner, secretariat


@rules.predicate
def is_visible_initiative(user: Any, initiative: Initiative | None) -> bool:
    return initiative is not None and Initiative.objects.visible_to(user).filter(pk=initiative.pk).exists()


@rules.predicate
def is_on_visible_initiative(user: Any, report: InitiativeReport | None) -> bool:
    """Evidence goes with its report, once that is taken down."""
    if report is None or not (stands(user, report) or secretariat(user, report)):
        return False
    return bool(is_visible_initiative(user, report.initiative))


@rules.predicate
def is_visible_practice(user: Any, practice: GoodPractice | None) -> bool:
    return practice is not None and GoodPractice.objects.visible_to(user).filter(pk=practice.pk).exists()


@rules.predicate
def is_out(user: Any, record: Any) -> bool:
    """It is where everybody reads it (no query)."""
    return record is not None and record.state in type(record).objects.all().shown


@rules.predicate
def stands(user: Any, said: Any) -> bool:
    """Nobody has taken it down yet."""
    return said is not None and said.taken_down_at is None


@rules.predicate
def waits_for_reading(user: Any, practice: GoodPractice | None) -> bool:
    return practice is not None and practice.state == PracticeState.SUBMITTED


@rules.predicate
def is_editable_practice(user: Any, practice: GoodPractice | None) -> bool:
    return practice is not None and practice.state in (PracticeState.DRAFT, PracticeState.RETURNED)


# Initiatives and good practices. Nobody reads a practice of their own for the secretariat. What is public the
# secretariat can take down, with a reason; who left can still end and withdraw what is theirs (P11).
define_permission("partners.take_down", secretariat & is_out)
define_permission("partners.take_down_words", secretariat & stands)
define_permission("partners.speak_for_record", is_of_editor)
define_permission("partners.start_initiative", role("partner_editor", of_object=True) & is_partner)
define_permission("partners.view_initiative", is_visible_initiative)
define_permission("partners.view_initiative_report", is_on_visible_initiative)
define_permission("partners.edit_initiative", is_of_editor & is_of_a_partner)
define_permission("partners.withdraw_initiative", is_of_editor | (secretariat & is_out))
define_permission("partners.view_report_lights", secretariat)
define_permission("partners.start_practice", role("partner_editor", of_object=True) & is_partner)
define_permission("partners.view_practice", is_visible_practice)
define_permission("partners.edit_practice", is_of_editor & is_of_a_partner & is_editable_practice)
define_permission("partners.correct_practice", is_of_editor & is_of_a_partner & is_out)
define_permission("partners.withdraw_practice", is_of_editor | (secretariat & is_out))
define_permission("partners.review_practice", secretariat & waits_for_reading & ~is_of_editor)
