"""Who somebody is in the governing body: a matter of accreditation, office and date, never of a row."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core.access.registry import define_role, role
from gcm.enums import Capacity, Office
from gcm.queries.delegations import delegations_of, holds_office
from gcm.queries.presidency.offices import acts_as_chair
from gcm.queries.seating.offices import nominates_for


def _has_capacity(user: Any, *capacities: str) -> bool:
    return any(each.capacity in capacities for each in delegations_of(user))


define_role(
    "representative",
    _("Representative on the GCG"),
    lambda user, obj: _has_capacity(user, Capacity.REPRESENTATIVE),
    needs_second_factor=True,
)
define_role(
    "alternate",
    _("Alternate on the GCG"),
    lambda user, obj: _has_capacity(user, Capacity.ALTERNATE),
    needs_second_factor=True,
)
define_role("adviser", _("Adviser of a delegation"), lambda user, obj: _has_capacity(user, Capacity.ADVISER))
define_role("chair", _("Chair"), lambda user, obj: acts_as_chair(user), needs_second_factor=True)
define_role(
    "vice_chair",
    _("Vice-chair"),
    lambda user, obj: holds_office(user, Office.VICE_CHAIR),
    needs_second_factor=True,
)
# Their second factor is asked for when a letter is handed in, not on every page.
define_role(
    "nominating_officer", _("Nominating officer of a group"), lambda user, obj: nominates_for(user, None)
)

member = role("representative") | role("alternate")
delegation = member | role("adviser")
chair = role("chair")
officers = chair | role("vice_chair")
secretariat = role("secretariat")
