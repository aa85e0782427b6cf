"""The roadmap clinic: one review by the GCG of one version of a roadmap (F3, F5)."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from pathfinders.enums import ReviewState
from pathfinders.models.roadmap import RoadmapVersion

State = ReviewState


class RoadmapReview(FSMModelMixin, models.Model):
    """The letter is frozen when it is signed: `letter` is what the country got, `digest` proves it."""

    version = models.OneToOneField(RoadmapVersion, related_name="review", on_delete=models.PROTECT)
    state = StateField(
        _("state"), max_length=12, choices=State.choices, default=State.COMMENTS, protected=True
    )
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    comments_until = models.DateTimeField(_("comments until"))
    language = models.CharField(
        _("language of the letter"), max_length=2, choices=settings.LANGUAGES, default="fr"
    )
    introduction = models.TextField(_("introduction"), blank=True, max_length=5000)
    revision = models.PositiveIntegerField(default=0, editable=False)
    handed_at = models.DateTimeField(_("handed to the chair"), null=True)  # older instructions are void
    signed_at = models.DateTimeField(_("signed"), null=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
    )
    on_instruction = models.ForeignKey(
        "pathfinders.SigningInstruction", null=True, related_name="+", on_delete=models.PROTECT
    )
    letter: Any = models.JSONField(null=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("review of a roadmap")
        verbose_name_plural = _("reviews of roadmaps")
        ordering: ClassVar[list[str]] = ["opened_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="review_signed_has_a_letter",
                condition=Q(state=State.SIGNED, signed_at__isnull=False, signed_by__isnull=False)
                & ~Q(digest="")
                | (~Q(state=State.SIGNED) & Q(signed_at__isnull=True, signed_by__isnull=True, digest="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}"

    def get_absolute_url(self) -> str:
        return reverse("pathfinders:clinic", args=[self.version.roadmap.public_id, self.version.number])

    @property
    def are_comments_open(self) -> bool:
        """T14: until an instant, on the server's clock."""
        return self.state == State.COMMENTS and timezone.now() < self.comments_until

    @transition(field=state, source=State.COMMENTS, target=State.LETTER)
    def consolidate(self) -> None: ...

    @transition(field=state, source=State.LETTER, target=State.WITH_CHAIR)
    def hand_to_chair(self) -> None: ...

    @transition(field=state, source=State.WITH_CHAIR, target=State.LETTER)
    def take_back(self) -> None: ...

    @transition(field=state, source=State.WITH_CHAIR, target=State.SIGNED)
    def sign(self) -> None: ...


class RoadmapCommentQuerySet(models.QuerySet["RoadmapComment"]):
    def standing(self) -> Self:
        """Those that their author has not taken back."""
        return self.filter(withdrawn_at__isnull=True)


class RoadmapComment(models.Model):
    """What a seat says of one criterion; never shown outside the GCG and the secretariat (F3). `part` is the
    code of an action, or empty for the whole."""

    review = models.ForeignKey(RoadmapReview, related_name="comments", on_delete=models.PROTECT)
    seat = models.ForeignKey("gcm.Seat", verbose_name=_("seat"), related_name="+", on_delete=models.PROTECT)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    criterion = models.CharField(_("criterion"), max_length=40)
    part = models.CharField(_("action"), max_length=20, blank=True)
    text = models.TextField(_("comment"), max_length=4000)
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("taken back"), null=True)

    objects = RoadmapCommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment on a roadmap")
        verbose_name_plural = _("comments on roadmaps")
        ordering: ClassVar[list[str]] = ["review", "criterion", "made_at", "pk"]

    def __str__(self) -> str:
        return f"{self.review_id} {self.criterion}"


class FeedbackPoint(models.Model):
    """One point of the letter, and what the country answers to it."""

    review = models.ForeignKey(RoadmapReview, related_name="points", on_delete=models.CASCADE)
    number = models.PositiveSmallIntegerField(_("point"))
    criterion = models.CharField(_("criterion"), max_length=40)
    part = models.CharField(_("action"), max_length=20, blank=True)
    text = models.TextField(_("observation"), max_length=4000)
    comments = models.ManyToManyField(RoadmapComment, related_name="points", blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)
    answer = models.TextField(_("answer of the country"), blank=True, max_length=4000)
    answered_at = models.DateTimeField(_("answered"), null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
    )

    class Meta:
        verbose_name = _("point of the letter")
        verbose_name_plural = _("points of the letter")
        ordering: ClassVar[list[str]] = ["review", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="feedback_point_once", fields=["review", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.review_id} {self.number}"


class SigningInstruction(models.Model):
    """X3: the chair has the secretariat sign in its name. Given here, or filed from the letter it came in; it
    is about the letter that was with the chair, and void once that is taken back."""

    review = models.ForeignKey(RoadmapReview, related_name="instructions", on_delete=models.PROTECT)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
    )
    given_at = models.DateTimeField(_("given"), default=timezone.now)
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("instruction to sign a letter")
        verbose_name_plural = _("instructions to sign letters")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="signing_given_or_recorded",
                condition=Q(given_by__isnull=False) | Q(recorded_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review_id} {self.given_at:%Y-%m-%d}"
