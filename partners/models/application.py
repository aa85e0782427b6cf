"""The partner application (P3) and the conversation about it."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from partners.enums import ApplicationState, Listing, PartnerKind
from partners.models.commitment import CommitmentText
from partners.models.organisation import Organisation

State = ApplicationState
IN_HAND = (State.DRAFT, State.SUBMITTED, State.RETURNED)


class ApplicationQuerySet(models.QuerySet["Application"]):
    def visible_to(self, user: Any) -> Self:
        if not user.is_authenticated:
            return self.none()
        if user.has_perm("partners.check_application"):
            return self.filter(Q(submitted_at__isnull=False) | Q(applicant=user))
        return self.filter(applicant=user)


class Application(FSMModelMixin, models.Model):
    """An organisation asks to become a partner. Its officer fills it in, leaves and comes back."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    applicant = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("applicant"),
        related_name="applications",
        on_delete=models.PROTECT,
    )
    state = StateField(_("state"), default=State.DRAFT, choices=State.choices, protected=True, max_length=12)
    revision = models.PositiveIntegerField(default=0, editable=False)

    kind = models.CharField(_("kind of partner"), max_length=20, choices=PartnerKind.choices, blank=True)
    other_kinds = models.JSONField(_("also"), default=list, blank=True)
    name = models.CharField(_("name of the organisation"), max_length=200, blank=True)
    country = models.ForeignKey(
        "partners.Country", verbose_name=_("country"), null=True, blank=True, on_delete=models.PROTECT
    )
    website = models.URLField(_("website"), blank=True)
    mission = models.TextField(_("mission"), blank=True, max_length=3000)
    topics = models.ManyToManyField("partners.Topic", verbose_name=_("topics"), blank=True)
    listing = models.CharField(
        _("listing in the directory"), max_length=10, choices=Listing.choices, default=Listing.PUBLIC
    )
    focal_point_name = models.CharField(_("name of the focal point"), max_length=150, blank=True)
    focal_point_function = models.CharField(_("function"), max_length=150, blank=True)
    focal_point_email = models.EmailField(_("e-mail address of the focal point"), blank=True)

    commitment_text = models.ForeignKey(CommitmentText, null=True, blank=True, on_delete=models.PROTECT)
    commitment_given_at = models.DateTimeField(_("commitment given"), null=True, blank=True)
    organisation = models.OneToOneField(
        Organisation, null=True, blank=True, related_name="application", on_delete=models.PROTECT
    )
    created_at = models.DateTimeField(_("started"), auto_now_add=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    returned_at = models.DateTimeField(_("returned"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering: ClassVar[list[str]] = ["-created_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="application_one_draft_each", fields=["applicant"], condition=Q(state=State.DRAFT)
            ),
            models.CheckConstraint(
                name="application_accepted_has_an_organisation",
                condition=~Q(state=State.ACCEPTED) | Q(organisation__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name) or str(_("Application without a name yet"))

    def get_absolute_url(self) -> str:
        return reverse("partners:application", args=[self.public_id])

    @property
    def is_editable(self) -> bool:
        return self.state in (State.DRAFT, State.RETURNED)

    @property
    def is_in_hand(self) -> bool:
        return self.state in IN_HAND

    @transition(field=state, source=[State.DRAFT, State.RETURNED], target=State.SUBMITTED)
    def submit(self) -> None: ...

    @transition(field=state, source=State.SUBMITTED, target=State.RETURNED)
    def return_with_question(self) -> None: ...

    @transition(field=state, source=State.SUBMITTED, target=State.ACCEPTED)
    def accept(self) -> None: ...

    @transition(field=state, source=State.SUBMITTED, target=State.DECLINED)
    def decline(self) -> None: ...

    @transition(field=state, source=list(IN_HAND), target=State.WITHDRAWN)
    def withdraw(self) -> None: ...


class ApplicationMessage(models.Model):
    """A question of the secretariat, an answer of the applicant, or the reason of a decision."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("Question of the secretariat")
        ANSWER = "answer", _("Answer")
        REASON = "reason", _("Reason")

    application = models.ForeignKey(Application, related_name="conversation", on_delete=models.CASCADE)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)
    text = models.TextField(max_length=4000)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.application_id}"


class DeclineInstruction(models.Model):
    """P3: declining needs the chair's instruction and the consultation of the nominating bodies (X3)."""

    application = models.OneToOneField(
        Application, related_name="decline_instruction", on_delete=models.CASCADE
    )
    instructed_on = models.DateField(_("date of the chair’s instruction"))
    reference = models.CharField(_("reference of the instruction"), max_length=200)
    consulted = models.CharField(_("nominating bodies consulted"), max_length=500)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("instruction to decline")
        verbose_name_plural = _("instructions to decline")

    def __str__(self) -> str:
        return self.reference
