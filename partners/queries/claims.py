"""Who might be meant by a name: organisations that are called the same (P7)."""

from typing import Any

from django.db.models import Q

from partners.models import Organisation
from partners.models.organisation import LANGUAGES

MOST = 20


def homonyms_of(organisation: Organisation, reader: Any) -> list[Organisation]:
    """Others of the same name in any language, accents and punctuation aside, that the reader may know of
    (one or two queries). Those that were merged are not told."""
    keys = {getattr(organisation, f"sort_{code}") for code in LANGUAGES} - {""}
    same = Q()
    for code in LANGUAGES:
        same |= Q(**{f"sort_{code}__in": keys})
    found = Organisation.objects.visible_to(reader).filter(same, succession__isnull=True)
    return list(found.exclude(pk=organisation.pk).select_related("country")[:MOST]) if keys else []
