"""The reminders of a yearly report whose opening the secretariat may word (F9)."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliance87.core.dates import today_in_geneva
from alliance87.core.mailing.openings import OpenMail, Sample, define_open_mail
from partners.models import Country
from pathfinders.emails.progress import WHY_FOCAL_POINT
from pathfinders.models import Pathway

FILLS: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {
    "organisation": lambda context: context["pathway"].country.name,
    "deadline": lambda context: date_format(context["day"], "DATE_FORMAT"),
}


def _sample() -> Sample:
    pathway = Pathway(country=Country(name=_("Aldoria")))
    day = today_in_geneva() + timedelta(days=30)
    return Sample(context={"pathway": pathway, "day": day}, name=_("Ana Example"))


def _define(name: str, label: Any) -> None:
    mail = OpenMail(
        kind=f"pathfinders.{name}",
        purpose="reminder",
        label=label,
        template=f"mail/pathfinders/{name}",
        why=WHY_FOCAL_POINT,
        fills=FILLS,
        sample=_sample,
    )
    define_open_mail(mail)


_define("report_due", gettext_lazy("A yearly report is due soon"))
_define("report_late", gettext_lazy("A yearly report is late"))
