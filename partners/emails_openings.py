"""The mails to applicants whose opening the secretariat may word."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliance87.core.mailing.openings import OpenMail, Sample, define_open_mail
from partners.emails import WHY_APPLICANT
from partners.models import Application, User

FILLS: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {
    "recipient": lambda context: context["application"].applicant.name,
    "organisation": lambda context: context["application"].name,
}


def _sample() -> Sample:
    applicant = User(name=_("Ana Example"))
    return Sample(context={"application": Application(name=_("Aldoria"), applicant=applicant)})


def _define(name: str, purpose: str, label: Any) -> None:
    mail = OpenMail(
        kind=f"partners.{name}",
        purpose=purpose,
        label=label,
        template=f"mail/partners/{name}",
        why=WHY_APPLICANT,
        fills=FILLS,
        sample=_sample,
    )
    define_open_mail(mail)


_define("application_received", "thanks", gettext_lazy("An application has arrived"))
_define("application_reminder", "reminder", gettext_lazy("A question to an applicant is still open"))
