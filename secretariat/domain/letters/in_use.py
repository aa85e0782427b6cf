"""Templates that mails which leave by themselves begin with: put into use by a second person."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from alliance87.core.mailing.openings import OpenMail, Say, use_source
from secretariat.models import Wording, WordingUse, WordingVersion
from secretariat.queries.wordings_in_use import say_with, unfillable, version_in_use

FAILED_TASK = "secretariat.wording_failed"


@transaction.atomic
def put_into_use(*, actor: Any, version: WordingVersion, mail: OpenMail) -> WordingUse:
    """Have the mail begin with the version from now on; what it began with before ends. What was sent stays
    as it was sent. Raises PermissionDenied, also for whoever wrote the version; ValidationError for a
    template that is retired or of another kind, and for a variable that the mail has no value for."""
    if not actor.has_perm("secretariat.use_wording", version):
        raise PermissionDenied
    of_kind = Wording.objects.select_for_update().filter(kind=mail.purpose)  # one after the other
    if version.wording_id not in {each.pk for each in of_kind if not each.retired_at}:
        raise ValidationError(_("This template is not for this mail."), code="not_for_mail")
    if names := unfillable(version, mail):
        said = ", ".join(f"[[{name}]]" for name in names)
        message = _("This mail has no value for %(names)s: write another version without it.")
        raise ValidationError(message % {"names": said}, code="unfillable")
    _end(actor, WordingUse.objects.filter(mail=mail.kind))
    use = WordingUse.objects.create(mail=mail.kind, version=version, put_by=actor)
    return _recorded(actor, use, "put_into_use")


@transaction.atomic
def take_out_of_use(*, actor: Any, mail: OpenMail) -> None:
    """The mail begins as it ships again. Raises PermissionDenied."""
    if not actor.has_perm("secretariat.edit_wording"):
        raise PermissionDenied
    for use in _end(actor, WordingUse.objects.filter(mail=mail.kind)):
        _recorded(actor, use, "taken_out_of_use")


def end_uses(*, actor: Any, wording: Wording) -> None:
    """No mail begins with the template any more, because it is retired."""
    for use in _end(actor, WordingUse.objects.filter(version__wording=wording)):
        _recorded(actor, use, "taken_out_of_use")


def _end(actor: Any, uses: Any) -> list[WordingUse]:
    running = list(uses.filter(ended_at=None).select_for_update(of=("self",)).select_related("version"))
    for use in running:
        use.ended_at, use.ended_by = timezone.now(), actor
        use.save(update_fields=["ended_at", "ended_by"])
        inbox.close_tasks(subject=use, closed_by=actor)
    return running


def _recorded(actor: Any, use: WordingUse, how: str) -> WordingUse:
    data = {"mail": use.mail, "wording": use.version.wording_id, "version": use.version.number}
    ledger.append(kind=f"secretariat.wording_{how}", subject=use.version, actor=actor, data=data)
    return use


class _Templates:
    """The source that the mailing engine asks (`core.mailing.openings`)."""

    def say_of(self, mail: OpenMail) -> Say | None:
        version = version_in_use(mail.kind)
        return say_with(version, mail) if version else None

    def failed(self, mail: OpenMail, language: str, error: Exception) -> None:
        """The secretariat has it on its desk once, however many mails leave meanwhile."""
        found = WordingUse.objects.filter(mail=mail.kind, ended_at=None)
        use = found.select_related("version__wording").first()
        if use is None:
            return
        inbox.open_task(
            kind=FAILED_TASK,
            subject=use,
            role="secretariat",
            title=gettext_noop("A mail left with the words of the portal: look at the template “%(title)s”"),
            params={"title": use.version.wording.name},
            url_name="secretariat:wording_mail",
            url_kwargs={
                "pk": use.version.wording_id,
                "number": use.version.number,
                "mail": mail.kind,
            },
        )


use_source(_Templates())
