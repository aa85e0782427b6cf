"""The mail of a briefing note, whose opening the secretariat may word too."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliance87.core.mailing.openings import OpenMail, Sample, define_open_mail
from secretariat.emails import WHY
from secretariat.enums import BriefKind, WordingKind
from secretariat.models import Brief


def _sample() -> Sample:
    now = timezone.now()
    brief = Brief(kind=BriefKind.UPDATE, since=now, made_at=now, content={})
    line = {"text": _("The agenda is final"), "url": "/", "source": "GCG"}
    sections = [{"title": _("Agenda"), "lines": [line]}]
    return Sample(context={"brief": brief, "sections": sections}, name=_("Ana Example"))


define_open_mail(
    OpenMail(
        kind="secretariat.brief_written",
        purpose=WordingKind.BRIEFING,
        label=gettext_lazy("A briefing note is written"),
        template="mail/secretariat/brief_written",
        why=WHY,
        fills={},
        sample=_sample,
    )
)
