"""How an organisation is shown (P5) and found: address, folded search text, listing."""

import secrets
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.text import slugify

from alliance87.core import ledger
from alliance87.core.text import fold, sort_key
from partners.enums import Listing
from partners.models import Organisation
from partners.models.organisation import LANGUAGES

RESERVED = {
    "apply",
    "applications",
    "invitations",
    "claims",
    "withdrawals",
    "identity",
    "duplicates",
    "imports",
    "export",
    "map",
    "statistics",
    "commitments",
}  # pages of their own below the directory; a test reads them off the addresses


def address_of(name: str, listing: str) -> str:
    """A free address for the directory. A hidden organisation's says nothing and takes no name from
    others; a name already taken gets a random ending, so that no counter tells how many there are."""
    base = slugify(name)[:70]
    if listing == Listing.HIDDEN or not base:
        return secrets.token_hex(12)
    if base in RESERVED or Organisation.objects.filter(slug=base).exists():
        return f"{base}-{secrets.token_hex(3)}"
    return base


def name_of(named: Any) -> str:
    """The name of an organisation or an application, in the same language whoever acts."""
    names = (getattr(named, f"name_{code}") for code in LANGUAGES)
    return next((name for name in names if name), "")


def index_organisation(organisation: Organisation) -> None:
    """Set the folded columns that search and order read. A name-only partner is found by its names alone, the
    former ones too (P6)."""
    names = [getattr(organisation, f"name_{code}") or "" for code in LANGUAGES]
    anything = next((name for name in names if name), "")
    for code, name in zip(LANGUAGES, names, strict=True):
        setattr(organisation, f"sort_{code}", sort_key(code)(name or anything)[:220])
    texts = list(names)
    if organisation.pk:
        for former in organisation.former_names.all():
            texts += [getattr(former, f"name_{code}") or "" for code in LANGUAGES]
    if organisation.listing == Listing.PUBLIC:
        texts += [getattr(organisation, f"mission_{code}") or "" for code in LANGUAGES]
    organisation.search_text = fold(" \n".join(text for text in texts if text))


@transaction.atomic
def change_listing(*, actor: Any, organisation: Organisation, listing: str) -> Organisation:
    """Show the partner publicly, by name only, or not at all (P5).

    Raises PermissionDenied for anybody but its focal points and the secretariat, ValueError for an
    unknown listing.
    """
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if not actor.has_perm("partners.change_listing", locked):
        raise PermissionDenied
    listing = Listing(listing)
    if listing == locked.listing:
        return locked
    was_hidden = locked.listing == Listing.HIDDEN
    locked.listing = listing
    if was_hidden or listing == Listing.HIDDEN:
        locked.slug = address_of(name_of(locked), listing)
    index_organisation(locked)
    locked.save()
    ledger.append(
        kind="partners.listing_changed", subject=locked, actor=actor, data={"listing": str(listing)}
    )
    return locked
