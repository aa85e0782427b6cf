from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from alliance87.core.ledger.chain import GENESIS, Record


class Entry(models.Model):
    """One act, recorded for good. Triggers refuse to change or remove it; `domain.append_entry` writes it.

    Subject and actor are identifiers without foreign keys: what they name may be erased, the record not.
    """

    seq = models.BigIntegerField(_("number"), primary_key=True)
    at = models.DateTimeField(_("at"))
    kind = models.CharField(_("act"), max_length=100)
    subject_type = models.CharField(_("kind of subject"), max_length=100)
    subject_id = models.CharField(_("subject"), max_length=64)
    actor_id = models.BigIntegerField(_("by"), null=True)
    rule_set = models.PositiveIntegerField(_("rule set"))
    data = models.JSONField(_("data"), default=dict)
    previous = models.CharField(_("digest of the record before"), max_length=64)
    hash = models.CharField(_("digest"), max_length=64, unique=True)

    objects: ClassVar[models.Manager["Entry"]] = models.Manager()

    class Meta:
        verbose_name = _("record")
        verbose_name_plural = _("tamper-evident record")
        ordering = ("seq",)
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["subject_type", "subject_id", "seq"], name="ledger_entry_of_subject"),
            models.Index(fields=["kind", "seq"], name="ledger_entry_of_kind"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(seq__gte=1), name="ledger_entry_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"

    def record(self) -> Record:
        return Record(
            seq=self.seq,
            at=self.at,
            kind=self.kind,
            subject_type=self.subject_type,
            subject_id=self.subject_id,
            actor_id=self.actor_id,
            rule_set=self.rule_set,
            data=self.data,
            previous=self.previous,
        )


class LedgerHead(models.Model):
    """How many records there are, and the digest of the last: the row that writers queue for."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    count = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=GENESIS)

    objects: ClassVar[models.Manager["LedgerHead"]] = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = _("head of the tamper-evident record")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(id=1), name="ledger_head_is_one"),
            models.CheckConstraint(condition=models.Q(count__gte=0), name="ledger_head_counts_from_zero"),
        ]

    def __str__(self) -> str:
        return f"{self.count}:{self.hash}"
