"""The records that addresses lead to: one of each, made when a row first asks for it.

Add a property for every new kind of record, made as the portal makes it (through its verbs) where that
is cheap. `World.people` is the cast.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from tests.cast import give_second_factor, make_user


class World:
    def __init__(self, people: Mapping[str, Any]) -> None:
        self.people = people

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

    def first(self, model: Any) -> Any:
        """Any row of the model, for the pages of the desk."""
        self.fill()
        found = model._base_manager.first()
        assert found is not None, (
            f"give the world a {model._meta.label} (World.fill in tests/ladder/world.py)"
        )
        return found

    def fill(self) -> None:
        """Make one of everything that the desk shows."""
        assert self.confirmation_key
        assert self.recovery
