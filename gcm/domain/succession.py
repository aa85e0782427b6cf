"""What an organisation has to do for the GCG goes over to its successor (P6). What was done stays with
whoever did it; seats are dealt with first (`gcm.domain.seating.holdings`)."""

from django.utils.translation import gettext_lazy as _

from gcm.models import FollowUp
from gcm.models.follow_up import UNDER_WAY
from partners.domain.succession.registry import all_of, define_move

define_move("follow_ups", _("Actions to follow up for the GCG"), *all_of(FollowUp, state__in=UNDER_WAY))
