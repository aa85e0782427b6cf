"""How an organisation is named to a reader."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from partners.enums import Listing
from partners.models import Organisation


def shown_name(reader: Any, organisation: Organisation) -> str:
    """Its name; words without it for one that is not listed, unless the reader may see such (P5)."""
    if organisation.listing == Listing.HIDDEN and not reader.has_perm(
        "partners.view_organisation", organisation
    ):
        return unlisted()
    return str(organisation)


def unlisted() -> str:
    """What stands in the place of the name of an organisation that is not listed (P5)."""
    return _("A partner that is not listed publicly")


def seen_by(reader: Any, organisations: Iterable[Organisation]) -> dict[int, Organisation]:
    """Those of the organisations that the reader may know of, by key; one query when one is hidden (P5)."""
    found = {each.pk: each for each in organisations}
    hidden = [pk for pk, each in found.items() if each.listing == Listing.HIDDEN]
    if hidden:
        shown = Organisation.objects.visible_to(reader).filter(pk__in=hidden).values_list("pk", flat=True)
        for pk in set(hidden) - set(shown):
            del found[pk]
    return found
