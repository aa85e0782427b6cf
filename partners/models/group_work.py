"""Groups at work: who takes part, by which charter, with which workplan, and how it goes (W8, W11 to W13)."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from partners.enums import JoiningState, Light, LineStatus
from partners.models.group import Group
from partners.models.organisation import Organisation

State = JoiningState
OPEN = (State.ASKED, State.MEMBER)


class GroupMemberQuerySet(models.QuerySet["GroupMember"]):
    def current(self) -> Self:
        return self.filter(state=State.MEMBER)

    def waiting(self) -> Self:
        return self.filter(state=State.ASKED)


class GroupMember(FSMModelMixin, models.Model):
    """An organisation that asked to take part in a group, and what became of it (W11). `as_observer`: it
    listens and does not work, where the charter admits such."""

    group = models.ForeignKey(Group, related_name="members", on_delete=models.PROTECT)
    organisation = models.ForeignKey(Organisation, related_name="group_members", on_delete=models.PROTECT)
    state = StateField(_("state"), default=State.ASKED, choices=State.choices, protected=True, max_length=10)
    as_observer = models.BooleanField(_("as an observer"), default=False)
    reason = models.TextField(_("what the organisation brings"), max_length=2000)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    answer = models.TextField(_("answer of the leads"), blank=True, max_length=2000)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
    )
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    objects = GroupMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of a group")
        verbose_name_plural = _("members of groups")
        ordering: ClassVar[list[str]] = ["group", "asked_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="group_member_once", fields=["group", "organisation"], condition=Q(state__in=OPEN)
            ),
            models.CheckConstraint(
                name="group_member_since_a_day",
                condition=~Q(state__in=(State.MEMBER, State.LEFT)) | Q(since__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.state} {self.group_id}"

    @transition(field=state, source=State.ASKED, target=State.MEMBER)
    def admit(self) -> None: ...

    @transition(field=state, source=State.ASKED, target=State.DECLINED)
    def decline(self) -> None: ...

    @transition(field=state, source=State.ASKED, target=State.WITHDRAWN)
    def withdraw(self) -> None: ...

    @transition(field=state, source=State.MEMBER, target=State.LEFT)
    def leave(self) -> None: ...


class GroupCharter(models.Model):
    """How the group works, in versions: the last one holds, none is edited."""

    group = models.ForeignKey(Group, related_name="charters", on_delete=models.PROTECT)
    version = models.PositiveSmallIntegerField(_("version"))
    text = models.TextField(_("charter"), max_length=8000)
    admits_observers = models.BooleanField(_("admits observers"), default=False)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    written_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        verbose_name = _("charter of a group")
        verbose_name_plural = _("charters of groups")
        ordering: ClassVar[list[str]] = ["group", "-version"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="group_charter_version", fields=["group", "version"]),
        ]

    def __str__(self) -> str:
        return f"{self.group_id} v{self.version}"

    @property
    def revision(self) -> int:
        """What an edit of it was opened with: a version is never edited, the next one follows."""
        return self.version


class WorkplanLine(models.Model):
    """One activity of the workplan (W12). `help_wanted` asks the GCG for support; its words are for those
    who decide, not for the public."""

    group = models.ForeignKey(Group, related_name="workplan", on_delete=models.PROTECT)
    outcome = models.CharField(pgettext_lazy("workplan", "outcome"), max_length=300)
    activity = models.CharField(pgettext_lazy("workplan", "activity"), max_length=300)
    output = models.CharField(pgettext_lazy("workplan", "output"), max_length=300, blank=True)
    responsible = models.ForeignKey(
        Organisation,
        verbose_name=_("responsible"),
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.PROTECT,
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    status = models.CharField(
        _("status"), max_length=10, choices=LineStatus.choices, default=LineStatus.PLANNED
    )
    help_wanted = models.CharField(_("help wanted from the GCG"), max_length=500, blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)

    class Meta:
        verbose_name = _("line of a workplan")
        verbose_name_plural = _("lines of workplans")
        ordering: ClassVar[list[str]] = ["group", "starts_on", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="workplan_line_ends_after_it_begins", condition=Q(ends_on__gte=F("starts_on"))
            ),
        ]

    def __str__(self) -> str:
        return str(self.activity)

    def get_absolute_url(self) -> str:
        return f"{reverse('partners:workplan', args=[self.group.slug])}#line-{self.pk}"

    @property
    def public_status(self) -> LineStatus:
        """Nothing public says that somebody is late."""
        status = LineStatus(self.status)
        return LineStatus.UNDER_WAY if status == LineStatus.LATE else status


class WorkplanYear(models.Model):
    """The workplan of a group for a year as its leads adopted it (W9, W12). `lines` are the activities as
    they stood then, texts by language and who is responsible by key: a snapshot that nobody changes. What is
    adopted again is the next version."""

    group = models.ForeignKey(Group, related_name="workplan_years", on_delete=models.PROTECT)
    year = models.PositiveSmallIntegerField(_("year"))
    version = models.PositiveSmallIntegerField(_("version"))
    lines = models.JSONField(_("activities"), default=list)
    adopted_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    adopted_at = models.DateTimeField(_("adopted"), default=timezone.now)

    class Meta:
        verbose_name = _("workplan of a year")
        verbose_name_plural = _("workplans of years")
        ordering: ClassVar[list[str]] = ["group", "-year", "-version"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="workplan_year_version", fields=["group", "year", "version"]),
        ]

    def __str__(self) -> str:
        return f"{self.group_id} {self.year} v{self.version}"

    def get_absolute_url(self) -> str:
        return f"{reverse('partners:workplan', args=[self.group.slug])}#plan-{self.year}-{self.version}"


class GroupUpdate(models.Model):
    """How it goes, in a few words of the leads (W13). In the language of whoever wrote it."""

    group = models.ForeignKey(Group, related_name="updates", on_delete=models.PROTECT)
    light = models.CharField(_("how it goes"), max_length=6, choices=Light.choices)
    achieved = models.TextField(_("what was achieved"), max_length=2000)
    coming = models.TextField(_("what comes next"), max_length=2000)
    obstacles = models.TextField(_("what stands in the way"), max_length=2000, blank=True)
    language = models.CharField(max_length=2, default="fr")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    written_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        verbose_name = _("update of a group")
        verbose_name_plural = _("updates of groups")
        ordering: ClassVar[list[str]] = ["group", "-written_at", "-pk"]
        get_latest_by = "written_at"

    def __str__(self) -> str:
        return f"{self.group_id} {self.light}"
