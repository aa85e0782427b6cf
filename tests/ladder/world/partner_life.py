"""What happens to organisations: invitations, claims, notices, requests, merges, tables."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any


class PartnerLifeRecords:
    people: Mapping[str, Any]
    organisation: Any

    @cached_property
    def membership(self) -> Any:
        return self.organisation.memberships.select_related("organisation").get()

    @cached_property
    def invitation(self) -> Any:
        """Made out to the cast's follower."""
        from partners.domain.invitations import invite_colleague

        return invite_colleague(
            actor=self.people["partner_editor"],
            organisation=self.organisation,
            email=self.people["follower"].email,
            role="reader",
        )

    @cached_property
    def invitation_token(self) -> str:
        from partners.domain.invitations import token_of

        return token_of(self.invitation)

    @cached_property
    def claim(self) -> Any:
        from partners.domain.claims import claim_organisation
        from tests.partners.lives import letter

        return claim_organisation(
            actor=self.people["applicant"],
            organisation=self.organisation,
            function="Director",
            words="I direct it.",
            letter=letter(),
        )

    @cached_property
    def withdrawal(self) -> Any:
        from partners.domain.withdrawals import file_withdrawal, first_possible_day
        from tests.partners.lives import letter

        return file_withdrawal(
            actor=self.people["secretariat"],
            organisation=self.add_partner("Leaving League"),
            last_day=first_possible_day(),
            reference="Letter 1",
            letter=letter(),
        )

    add_partner: Any

    @cached_property
    def identity_request(self) -> Any:
        from alliance87.core.dates import today_in_geneva
        from partners.domain.identity import ask_for_identity

        return ask_for_identity(
            actor=self.people["secretariat"],
            organisation=self.add_partner("Renaming Round"),
            values={"name_en": "Round of Renaming", "kind": "academia", "country": None},
            first_day=today_in_geneva(),
            reason="Statutes.",
        )

    @cached_property
    def merged_organisation(self) -> Any:
        from alliance87.core.dates import today_in_geneva
        from partners.domain.succession.recording import record_succession

        made = self.add_partner("Public Institut")
        record_succession(
            actor=self.people["secretariat"],
            predecessor=made,
            successor=self.organisation,
            kind="merger",
            first_day=today_in_geneva(),
        )
        return made

    @cached_property
    def partner_import(self) -> Any:
        from partners.domain.importing.bringing import check_table, upload_table

        content = b"key,name_en,kind\n,New Network,academia\n,,nothing\n"
        made = upload_table(actor=self.people["secretariat"], name="partners.csv", content=content)
        check_table(made.pk)
        made.refresh_from_db()
        return made

    @cached_property
    def twins(self) -> tuple[Any, Any]:
        """Two that seem to be one."""
        one, two = self.add_partner("Institute of Twins"), self.add_partner("Twins Institute")
        return one, two
