"""A table of partners that the secretariat brings in."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from partners.enums import PartnerImportState

State = PartnerImportState


class PartnerImport(FSMModelMixin, models.Model):
    """The file while it is wanted, and what the check found: how many rows, what they would change, every
    fault with its row. `done` counts the rows that are checked or written."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("file"), max_length=200)
    content = models.BinaryField(default=b"")
    state = StateField(
        _("state"), default=State.WAITING, choices=State.choices, protected=True, max_length=10
    )
    rows = models.PositiveIntegerField(_("rows"), default=0)
    done = models.PositiveIntegerField(_("rows done"), default=0)
    new = models.PositiveIntegerField(_("new partners"), default=0)
    changed = models.PositiveIntegerField(_("changed partners"), default=0)
    identities = models.PositiveIntegerField(_("other names, kinds or countries"), default=0)
    faults: Any = models.JSONField(default=list)  # [row, column, msgid, what stands there]
    changes: Any = models.JSONField(default=list)  # [row, address, columns that differ]; the first ones
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("sent by"), related_name="+", on_delete=models.PROTECT
    )
    at = models.DateTimeField(_("sent"), default=timezone.now)
    brought_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("brought in by"),
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.PROTECT,
    )
    finished_at = models.DateTimeField(_("brought in"), null=True, blank=True)

    class Meta:
        verbose_name = _("table of partners")
        verbose_name_plural = _("tables of partners")
        ordering: ClassVar[list[str]] = ["-at", "-pk"]

    def __str__(self) -> str:
        return str(self.name)

    def get_absolute_url(self) -> str:
        return reverse("partners:import", args=[self.public_id])

    @transition(field=state, source=State.WAITING, target=State.READY)
    def pass_check(self) -> None: ...

    @transition(field=state, source=[State.WAITING, State.RUNNING], target=State.FAULTY)
    def refuse(self) -> None: ...

    @transition(field=state, source=State.READY, target=State.RUNNING)
    def start(self) -> None: ...

    @transition(field=state, source=State.RUNNING, target=State.DONE)
    def finish(self) -> None: ...
