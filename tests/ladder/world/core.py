"""Records of the floor."""

from functools import cached_property
from typing import Any

from django.utils import timezone

from tests.cast import give_second_factor, make_user


class CoreRecords:
    @cached_property
    def stranger(self) -> Any:
        """Somebody outside the cast, to whom records of "somebody else" belong."""
        return make_user("follower", email="stranger@example.org", name="Stranger")

    @cached_property
    def confirmation_key(self) -> str:
        from allauth.account.models import EmailAddress, EmailConfirmationHMAC

        address = EmailAddress.objects.create(user=self.stranger, email="second@example.org", verified=False)
        return str(EmailConfirmationHMAC(address).key)

    @cached_property
    def recovery(self) -> Any:
        from alliance87.core.access.domain.recovery import open_recovery
        from alliance87.core.access.enums import Identification

        officer = make_user("secretariat", email="other-officer@example.org", name="Other Officer")
        give_second_factor(self.stranger)
        return open_recovery(actor=officer, user=self.stranger, identified_by=Identification.values[0])

    @cached_property
    def desk_term(self) -> Any:
        """Somebody who was made an editor."""
        from partners.domain.desk_roles import give_desk_role
        from partners.models import DeskTerm

        director = make_user("secretariat", email="director@example.org", desk_role="director")
        editor = make_user("follower", email="other-editor@example.org", name="Other Editor")
        give_desk_role(actor=director, user=editor, role="editor")
        return DeskTerm.objects.get(user=editor)

    @cached_property
    def saved_filter(self) -> Any:
        """The officer's own."""
        from secretariat.domain.saved_filters import save_filter

        officer = self.people["secretariat"]  # type: ignore[attr-defined]
        return save_filter(actor=officer, page="secretariat.news", query="q=fair", name="Fairs", shared=True)

    @cached_property
    def rule_set(self) -> Any:
        from alliance87.core import rulesets

        return rulesets.load_first(timezone.now())

    @cached_property
    def mailing(self) -> Any:
        """The notice that opening a recovery sends to the person."""
        from alliance87.core.mailing.models import Mailing

        assert self.recovery
        return Mailing.objects.get(kind__startswith="access.")

    @cached_property
    def suppression(self) -> Any:
        from alliance87.core.mailing.models import Suppression

        return Suppression.objects.create(address_hash="0" * 64, reason="hard_bounce")
