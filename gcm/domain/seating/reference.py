"""The nominating bodies, as the seats have them: one a category, one a region where regions nominate."""

from alliance87.core.reference import Counts, define_loader
from gcm.enums import SeatBlock
from gcm.models import NominatingBody, SeatCategory
from partners.models import RegionalGroup


def load_nominating_bodies() -> Counts:
    """Make those that are missing; the two offices have none, they are appointed (S6, S12, S18)."""
    made = there = 0
    for category in SeatCategory.objects.exclude(block=SeatBlock.CHAIR_VICE):
        by_region = category.block == SeatBlock.GOVERNMENT_REGION
        for region in RegionalGroup.objects.all() if by_region else [None]:
            _body, is_new = NominatingBody.objects.get_or_create(category=category, regional_group=region)
            made, there = made + is_new, there + (not is_new)
    return Counts(created=made, same=there)


define_loader("nominating bodies", load_nominating_bodies, order=70)
