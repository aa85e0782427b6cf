"""What is written beside a decision after the gavel: the decision stays as it was (D13, D14, D16, Q13)."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.enums import AnnotationKind
from gcm.models.decision import Decision

Kind = AnnotationKind
BY_DECISION = (Kind.SUPERSEDED, Kind.CONFIRMED)
ONCE = (Kind.SUPERSEDED, Kind.CONTESTED, Kind.CONFIRMED)


class AnnotationQuerySet(models.QuerySet["Annotation"]):
    def public(self) -> Self:
        """What everybody may read: errata of what is published, and what a published decision did (D17).
        Whether a quorum is contested, or a review was held, stays with the members."""
        by_published = Q(kind__in=BY_DECISION, by_decision__published_at__isnull=False)
        return self.filter(Q(kind=Kind.ERRATUM) | by_published, decision__published_at__isnull=False)

    def for_reader(self, user: Any) -> Self:
        """All of it for members and the secretariat."""
        return self if user.has_perm("gcm.view_decisions") else self.public()


class Annotation(models.Model):
    """One note. `reads` and `should_read` are for errata; `note` is the reason of a contest or the outcome of
    a review; `by_decision` the later decision that supersedes or confirms. Triggers refuse changes."""

    decision = models.ForeignKey(Decision, related_name="annotations", on_delete=models.PROTECT)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, blank=True)
    reads = models.CharField(_("reads"), max_length=1000, blank=True)
    should_read = models.CharField(_("should read"), max_length=1000, blank=True)
    note = models.CharField(_("note"), max_length=1000, blank=True)
    by_decision = models.ForeignKey(
        Decision, null=True, related_name="annotates", on_delete=models.PROTECT, verbose_name=_("by decision")
    )
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    written_at = models.DateTimeField(_("written"), default=timezone.now)

    objects = AnnotationQuerySet.as_manager()

    class Meta:
        verbose_name = _("note beside a decision")
        verbose_name_plural = _("notes beside decisions")
        ordering: ClassVar[list[str]] = ["decision", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="annotation_by_a_decision",
                condition=Q(kind__in=BY_DECISION, by_decision__isnull=False)
                | (~Q(kind__in=BY_DECISION) & Q(by_decision__isnull=True)),
            ),
            models.CheckConstraint(
                name="annotation_erratum_says_both",
                condition=~Q(kind=Kind.ERRATUM) | (~Q(reads="") & ~Q(should_read="") & ~Q(language="")),
            ),
            models.UniqueConstraint(
                name="annotation_once", fields=["decision", "kind"], condition=Q(kind__in=ONCE)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.decision_id}"
