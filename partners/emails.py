"""One named function a message. The applicant reads each in their own language."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core import mailing
from partners.models import Application

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


def _to_applicant(application: Application, name: str, **context: Any) -> None:
    user = application.applicant
    mailing.send(
        kind=f"partners.{name}",
        template=f"mail/partners/{name}",
        recipients=[mailing.Recipient(address=user.email, language=user.language, key=f"user:{user.pk}")],
        context={"application": application, **context},
        why=WHY_APPLICANT,
    )
