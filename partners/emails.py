"""One named function a message. The applicant reads each in their own language."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core import mailing
from partners.models import Application, User

WHY_OFFICER = _("You receive this mail because you are an officer of the secretariat.")
WHY_APPLICANT = _("You receive this mail because you filled in a partner application.")


def application_received(application: Application) -> None:
    _to_applicant(application, "application_received")


def application_returned(application: Application, question: str) -> None:
    _to_applicant(application, "application_returned", question=question)


def application_reminder(application: Application) -> None:
    _to_applicant(application, "application_reminder")


def application_accepted(application: Application) -> None:
    _to_applicant(application, "application_accepted", organisation=application.organisation)


def application_declined(application: Application, reason: str) -> None:
    _to_applicant(application, "application_declined", reason=reason)


def officer_appointed(officer: User, officers: Iterable[User]) -> None:
    """To every officer: a new one can soon help to recover a second factor, so all should know."""
    mailing.send(
        kind="partners.officer_appointed",
        template="mail/partners/officer_appointed",
        recipients=[_recipient(user) for user in officers],
        context={"officer": officer},
        why=WHY_OFFICER,
    )


def _recipient(user: User) -> mailing.Recipient:
    return mailing.Recipient(address=user.email, language=user.language, key=f"user:{user.pk}")


def _to_applicant(application: Application, name: str, **context: Any) -> None:
    mailing.send(
        kind=f"partners.{name}",
        template=f"mail/partners/{name}",
        recipients=[_recipient(application.applicant)],
        context={"application": application, **context},
        why=WHY_APPLICANT,
    )
