"""Who somebody is with regard to the countries on their way: a matter of dated records."""

from django.utils.translation import gettext_lazy as _

from alliance87.core.access.registry import define_role, role
from pathfinders.queries.offices import follows_target, ways_of

define_role(
    "pathfinder_focal_point",
    _("Focal point of a country on its way"),
    lambda user, obj: bool(ways_of(user)),
)
define_role("monitoring_group", _("Member of the monitoring group"), lambda user, obj: follows_target(user))

secretariat = role("secretariat")
focal_points = role("pathfinder_focal_point")
is_monitoring_group = role("monitoring_group")
is_gcm_representative = role("representative") | role("alternate")
gcm_delegation = is_gcm_representative | role("adviser")
gcm_officers = role("chair") | role("vice_chair")
