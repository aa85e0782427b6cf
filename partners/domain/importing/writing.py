"""Writing what a plan says. Part of the one transaction that brings a table in."""

import secrets
from collections.abc import Callable
from typing import Any

from django.utils.text import slugify
from simple_history.utils import bulk_create_with_history

from alliance87.core.dates import today_in_geneva
from partners import emails_life as emails
from partners.domain.identity import set_identity
from partners.domain.importing.planning import IDENTITY, PROGRESS_EVERY, Change, first_day
from partners.domain.listings import RESERVED, change_listing, index_organisation
from partners.enums import Listing, Origin, Precision, StatusKind
from partners.models import Country, Organisation, OrganisationStatus, Topic
from partners.queries.partner_table import LISTING, MISSIONS, NAMES
from partners.queries.people import reachable_people_of

AT_ONCE = 500


def write_changes(*, actor: Any, changes: list[Change], progress: Callable[[int], None]) -> None:
    """New partners in lots, each changed one by itself: a change of its name is dated as any other, and told
    to those who speak for it."""
    writer = _Writer(actor)
    new = [each for each in changes if each.organisation is None]
    for start in range(0, len(new), AT_ONCE):
        writer.make(new[start : start + AT_ONCE])
        progress(min(start + AT_ONCE, len(new)))
    for done, change in enumerate((each for each in changes if each.organisation is not None), 1):
        writer.change(change)
        if done % PROGRESS_EVERY == 0:
            progress(len(new) + done)


class _Writer:
    def __init__(self, actor: Any) -> None:
        self._actor = actor
        self._countries = {each.iso2: each for each in Country.objects.all()}
        self._topics = dict(Topic.objects.values_list("slug", "pk"))
        self._taken = set(Organisation.objects.values_list("slug", flat=True)) | RESERVED
        self._today = today_in_geneva()

    def make(self, changes: list[Change]) -> None:
        made = bulk_create_with_history(  # type: ignore[no-untyped-call]
            [self._build(each.values) for each in changes], Organisation, default_user=self._actor
        )
        OrganisationStatus.objects.bulk_create(
            OrganisationStatus(
                organisation=one, kind=StatusKind.PARTNER, **self._since(each.values["partner_since"])
            )
            for one, each in zip(made, changes, strict=True)
        )
        through = Organisation.topics.through
        through.objects.bulk_create(
            through(organisation_id=one.pk, topic_id=self._topics[slug])
            for one, each in zip(made, changes, strict=True)
            for slug in set(each.values["topics"].split())
        )

    def _build(self, values: dict[str, str]) -> Organisation:
        made = Organisation(
            kind=values["kind"],
            other_kinds=self._other_kinds(values),
            country=self._countries.get(values["country"]),
            website=values["website"],
            listing=values[LISTING],
            origin=Origin.REFERENCE,
            slug=self._slug(next(values[name] for name in NAMES if values[name]), values[LISTING]),
            **{name: values[name] for name in (*NAMES, *MISSIONS)},
        )
        index_organisation(made)
        return made

    def _slug(self, name: str, listing: str) -> str:
        """As `listings.address_of`, without a query each."""
        said = "" if listing == Listing.HIDDEN else slugify(name)[:70]
        slug = said or secrets.token_hex(12)
        if slug in self._taken:
            slug = f"{slug}-{secrets.token_hex(3)}"
        self._taken.add(slug)
        return slug

    def change(self, change: Change) -> None:
        values = change.values
        organisation = Organisation.objects.select_for_update().get(slug=values["key"])
        if "website" in change.columns:
            organisation.website = values["website"]
        if "other_kinds" in change.columns:
            organisation.other_kinds = self._other_kinds(values)
        for name in MISSIONS:
            if name in change.columns:
                setattr(organisation, name, values[name])
        if "topics" in change.columns:
            organisation.topics.set([self._topics[slug] for slug in values["topics"].split()])
        if "partner_since" in change.columns:
            OrganisationStatus.objects.as_of().filter(
                organisation=organisation, kind=StatusKind.PARTNER
            ).update(**self._since(values["partner_since"]))
        self._save(organisation, change)
        if LISTING in change.columns:
            change_listing(actor=self._actor, organisation=organisation, listing=values[LISTING])

    def _save(self, organisation: Organisation, change: Change) -> None:
        if set(change.columns) & set(IDENTITY):
            identity: dict[str, Any] = {name: change.values[name] for name in (*NAMES, "kind")}
            identity["country"] = self._countries.get(change.values["country"])
            set_identity(actor=self._actor, organisation=organisation, values=identity, first_day=self._today)
            emails.identity_set(organisation, reachable_people_of(organisation))
            return
        organisation.revision += 1
        index_organisation(organisation)
        organisation.save()

    def _other_kinds(self, values: dict[str, str]) -> list[str]:
        return sorted(set(values["other_kinds"].split()) - {values["kind"]})

    def _since(self, text: str) -> dict[str, Any]:
        if not text:
            return {"valid_from": None, "precision": Precision.UNKNOWN}
        is_year = len(text) == 4
        return {
            "valid_from": first_day(text),
            "known_on": first_day(text),
            "precision": Precision.YEAR if is_year else Precision.DAY,
        }
