"""Organisations in each listing, and applications in each state that pages tell apart."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.utils import timezone


class PartnerRecords:
    people: Mapping[str, Any]

    @cached_property
    def country(self) -> Any:
        from partners.models import Country, RegionalGroup

        group = RegionalGroup.objects.get_or_create(code="africa", defaults={"name": "Africa"})[0]
        country, _ = Country.objects.get_or_create(
            iso2="XA", defaults={"name": "Aldoria", "regional_group": group, "fictitious": True}
        )
        return country

    @cached_property
    def commitment_text(self) -> Any:
        from partners.models import CommitmentText

        known = CommitmentText.objects.first()
        return known or CommitmentText.objects.create(
            version=1, text="We respect the norms.", effective_from=timezone.now()
        )

    def add_partner(self, name: str, listing: str = "public") -> Any:
        """A partner since today; the cast's partner editor is its editor."""
        from partners.domain.listings import index_organisation
        from partners.models import Membership, Organisation, OrganisationStatus

        made = Organisation(name=name, slug=name.lower().replace(" ", "-"), kind="academia", listing=listing)
        made.country = self.country
        index_organisation(made)
        made.save()
        OrganisationStatus.objects.create(organisation=made, kind="partner", valid_from=timezone.localdate())
        Membership.objects.create(organisation=made, user=self.people["partner_editor"], role="editor")
        return made

    @cached_property
    def organisation(self) -> Any:
        return self.add_partner("Public Institute")

    @cached_property
    def hidden_organisation(self) -> Any:
        return self.add_partner("Hidden House", "hidden")

    @cached_property
    def named_organisation(self) -> Any:
        return self.add_partner("Named Network", "name_only")

    @cached_property
    def draft(self) -> Any:
        """Another application that the cast's applicant has begun: one draft a person at a time."""
        from partners.domain.applications import start_application

        assert self.application
        return start_application(actor=self.people["applicant"])

    @cached_property
    def application(self) -> Any:
        """One that the applicant handed in, and that waits for the secretariat."""
        from partners.domain.applications import save_application, start_application, submit_application
        from partners.models import Topic

        actor = self.people["applicant"]
        topic, _ = Topic.objects.get_or_create(slug="child-labour", defaults={"name": "Child labour"})
        begun = start_application(actor=actor)
        filled = save_application(
            actor=actor,
            application=begun,
            revision=begun.revision,
            values={
                "kind": "academia",
                "country": self.country,
                "topics": [topic],
                "focal_point_function": "Director",
                **{f"name_{code}": "Applying Institute" for code in ("fr", "en", "es")},
                **{f"mission_{code}": "We study." for code in ("fr", "en", "es")},
            },
        )
        return submit_application(actor=actor, application=filled, commitment=self.commitment_text)
