"""The monthly issue (X4): sections in an order, entries in a section, three languages side by side."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.mailing.models import Mailing
from alliance87.core.states import StateField
from partners.enums import PartnerKind
from partners.models import Country, Topic
from secretariat.enums import IssueState
from secretariat.models.contribution import Contribution

State = IssueState


class IssueQuerySet(models.QuerySet["Issue"]):
    def published(self) -> Self:
        return self.filter(state=State.SENT)


class Issue(FSMModelMixin, models.Model):
    """One issue of the newsletter, of one month. `revision` rises with each change of its content; what was
    approved is the revision that was read."""

    number = models.PositiveIntegerField(_("number"), unique=True)
    month = models.DateField(_("month"), unique=True, help_text=_("Its first day."))
    state = StateField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT, protected=True)
    title = models.CharField(_("title"), max_length=150, blank=True)
    intro = models.TextField(_("introduction"), max_length=4000, blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)

    # Who gets it; empty means everybody.
    to_language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, blank=True)
    to_category = models.CharField(_("category"), max_length=20, choices=PartnerKind.choices, blank=True)
    to_topics = models.ManyToManyField(Topic, verbose_name=_("topics"), blank=True)
    to_countries = models.ManyToManyField(Country, verbose_name=_("countries"), blank=True)

    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT, editable=False
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT, editable=False
    )
    leaves_at = models.DateTimeField(_("leaves at"), null=True, blank=True)
    not_after = models.DateTimeField(_("not later than"), null=True, blank=True)
    mailing = models.OneToOneField(Mailing, null=True, editable=False, on_delete=models.SET_NULL)
    published_at = models.DateTimeField(_("published"), null=True, editable=False)

    objects = IssueQuerySet.as_manager()

    class Meta:
        verbose_name = _("issue of the newsletter")
        verbose_name_plural = _("issues of the newsletter")
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="issue_approved_by_a_second_person",
                condition=~Q(state__in=["approved", "sent"])
                | (
                    Q(proposed_by__isnull=False, approved_by__isnull=False) & ~Q(proposed_by=F("approved_by"))
                ),
            ),
            models.CheckConstraint(
                name="issue_sent_is_published", condition=~Q(state="sent") | Q(published_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return str(_("Newsletter no. %(number)s") % {"number": self.number})

    def get_absolute_url(self) -> str:
        return reverse("secretariat:newsletter_issue", args=[self.number])

    @transition(field=state, source=State.DRAFT, target=State.PROPOSED)
    def propose(self) -> None: ...

    @transition(field=state, source=State.PROPOSED, target=State.APPROVED)
    def approve(self) -> None: ...

    @transition(field=state, source=[State.PROPOSED, State.APPROVED], target=State.DRAFT)
    def take_back(self) -> None: ...

    @transition(field=state, source=State.APPROVED, target=State.SENT)
    def publish(self) -> None: ...


class Section(models.Model):
    """A part of the issue, such as the decisions; `kind` says what is collected into it."""

    issue = models.ForeignKey(Issue, related_name="sections", on_delete=models.CASCADE)
    kind = models.SlugField(max_length=30)
    title = models.CharField(_("title"), max_length=120)
    position = models.PositiveSmallIntegerField(_("position"))

    class Meta:
        verbose_name = _("section of an issue")
        verbose_name_plural = _("sections of issues")
        ordering: ClassVar[list[str]] = ["issue", "position", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="section_once_a_kind", fields=["issue", "kind"])
        ]

    def __str__(self) -> str:
        return str(self.title)


class Entry(models.Model):
    """One thing that is told. `source` names the public event it tells of: no event is told twice, in
    whatever issue, nor collected again once it was left out."""

    section = models.ForeignKey(Section, related_name="entries", on_delete=models.CASCADE)
    position = models.PositiveSmallIntegerField(_("position"))
    title = models.CharField(_("title"), max_length=250, blank=True)
    text = models.TextField(_("text"), max_length=6000, blank=True)
    url = models.CharField(_("link"), max_length=500, blank=True)
    source = models.CharField(max_length=120, blank=True, editable=False)
    contribution = models.OneToOneField(
        Contribution, null=True, related_name="entry", on_delete=models.SET_NULL, editable=False
    )
    left_out = models.BooleanField(_("left out"), default=False)
    revision = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("entry of an issue")
        verbose_name_plural = _("entries of issues")
        ordering: ClassVar[list[str]] = ["section", "position", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="entry_tells_once", fields=["source"], condition=~Q(source=""))
        ]

    def __str__(self) -> str:
        return str(self.title)
