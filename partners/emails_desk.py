"""Messages about roles in the secretariat, one named function a message."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from alliance87.core import mailing
from partners.models import User

WHY_OFFICER = _("You receive this mail because you are an officer of the secretariat.")
WHY_ROLE = _("You receive this mail because your role in the secretariat changed.")


def officer_appointed(officer: User, officers: Iterable[User]) -> None:
    """To every officer: a new one can soon help to recover a second factor, so all should know."""
    mailing.send(
        kind="partners.officer_appointed",
        template="mail/partners/officer_appointed",
        recipients=[mailing.to_account(user, named=False) for user in officers],
        context={"officer": officer},
        why=WHY_OFFICER,
    )


def director_appointed(director: User, officers: Iterable[User]) -> None:
    """To every other officer: a director says who works in the secretariat."""
    mailing.send(
        kind="partners.director_appointed",
        template="mail/partners/director_appointed",
        recipients=[mailing.to_account(user, named=False) for user in officers],
        context={"director": director},
        why=WHY_OFFICER,
    )


def desk_role_changed(user: User) -> None:
    """To the person, who has the role now, or none any more."""
    mailing.send(
        kind="partners.desk_role_changed",
        template="mail/partners/desk_role_changed",
        recipients=[mailing.to_account(user, named=False)],
        context={"person": user},
        why=WHY_ROLE,
    )
