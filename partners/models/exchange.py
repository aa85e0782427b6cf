"""Questions and answers, in a group or on a topic. What somebody wrote stays with its versions; what is
hidden stays for those who answer for it."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMModelMixin, transition

from alliance87.core.states import StateField
from partners.enums import PostState
from partners.models.group import Group, GroupOffice
from partners.models.group_work import GroupMember
from partners.models.organisation import Membership, Organisation
from partners.models.topic import Topic

State = PostState


class ThreadQuerySet(models.QuerySet["ExchangeThread"]):
    def visible_to(self, user: Any) -> Self:
        """Those on topics to whoever is signed in; those of a group to its people and the secretariat, and to
        all who are signed in when the charter said so at the opening and still does."""
        if not user.is_authenticated:
            return self.none()
        if user.has_perm("partners.moderate_exchange"):
            return self
        published = Q(group__published_at__isnull=False)
        opened = Q(is_open=True, group__open_exchange=True) & published
        return self.filter(Q(topic__isnull=False) | opened | Q(group__in=_groups_of(user)))


def _groups_of(user: Any) -> Any:
    """Keys of the groups in which the person works, by membership, by office or by name."""
    own = Membership.objects.current().filter(user=user).values("organisation")
    members = GroupMember.objects.current().filter(organisation__in=own).values("group")
    offices = GroupOffice.objects.filter(organisation__in=own, until__isnull=True).values("group")
    named = Group.objects.edited_by_name(user).values("pk")
    return Group.objects.filter(Q(pk__in=members) | Q(pk__in=offices) | Q(pk__in=named)).values("pk")


class ExchangeThread(models.Model):
    """A question, in a group or on a topic. `is_open`: whether others than the group could read it when it
    was put; what was said in confidence does not become public by a new charter. `hidden_at`: since when the
    question, and with it these words, is hidden."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    group = models.ForeignKey(Group, null=True, related_name="threads", on_delete=models.PROTECT)
    topic = models.ForeignKey(Topic, null=True, related_name="threads", on_delete=models.PROTECT)
    title = models.CharField(_("question"), max_length=200)
    language = models.CharField(max_length=2, default="fr")
    is_open = models.BooleanField(default=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    last_at = models.DateTimeField(_("last answer"), default=timezone.now)
    hidden_at = models.DateTimeField(_("hidden"), null=True, blank=True, editable=False)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        verbose_name = _("thread of the exchange")
        verbose_name_plural = _("threads of the exchange")
        ordering: ClassVar[list[str]] = ["-last_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="exchange_thread_has_one_place",
                condition=Q(group__isnull=True, topic__isnull=False)
                | Q(group__isnull=False, topic__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        """What every page, task and mail calls it."""
        if self.hidden_at is not None:
            return str(_("A question that is hidden"))
        return self.title or str(_("A question that was erased"))

    def get_absolute_url(self) -> str:
        return reverse("partners:exchange_thread", args=[self.public_id])


class ExchangePost(FSMModelMixin, models.Model):
    """What somebody wrote, in the name of their organisation; None for the secretariat. The first one of a
    thread is the question. `mentions` are organisations of the group whose people are told."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    thread = models.ForeignKey(ExchangeThread, related_name="posts", on_delete=models.PROTECT)
    organisation = models.ForeignKey(Organisation, null=True, related_name="+", on_delete=models.PROTECT)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    text = models.TextField(_("text"), max_length=5000)
    language = models.CharField(max_length=2, default="fr")
    at = models.DateTimeField(_("written"), default=timezone.now)
    edited_at = models.DateTimeField(_("changed"), null=True, blank=True)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True)
    state = StateField(_("state"), default=State.SHOWN, choices=State.choices, protected=True, max_length=10)
    hidden_reason = models.CharField(_("why it is hidden"), max_length=500, blank=True)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, related_name="+", on_delete=models.PROTECT
    )
    hidden_at = models.DateTimeField(_("hidden"), null=True, blank=True)
    mentions = models.ManyToManyField(Organisation, verbose_name=_("mentioned"), blank=True, related_name="+")

    class Meta:
        verbose_name = _("post of the exchange")
        verbose_name_plural = _("posts of the exchange")
        ordering: ClassVar[list[str]] = ["thread", "at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="exchange_post_hidden_for_a_reason",
                condition=Q(state=State.SHOWN) | ~Q(hidden_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.thread_id} {self.at}"

    def get_absolute_url(self) -> str:
        """On whichever page of the thread it stands."""
        return f"{self.thread.get_absolute_url()}?post={self.pk}#post-{self.pk}"

    @transition(field=state, source=State.SHOWN, target=State.HIDDEN)
    def hide(self) -> None: ...

    @transition(field=state, source=State.HIDDEN, target=State.SHOWN)
    def show(self) -> None: ...


class ExchangeVersion(models.Model):
    """What a post said before its author changed it, once the time for corrections was over."""

    post = models.ForeignKey(ExchangePost, related_name="versions", on_delete=models.CASCADE)
    text = models.TextField(_("text"), max_length=5000)
    replaced_at = models.DateTimeField(_("replaced"), default=timezone.now)

    class Meta:
        verbose_name = _("version of a post")
        verbose_name_plural = _("versions of posts")
        ordering: ClassVar[list[str]] = ["post", "replaced_at", "pk"]

    def __str__(self) -> str:
        return f"{self.post_id} {self.replaced_at}"


class ExchangeReport(models.Model):
    """A reader says that a post should be looked at. Those who moderate read it, nobody else."""

    post = models.ForeignKey(ExchangePost, related_name="reports", on_delete=models.CASCADE)
    reported_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    reason = models.CharField(_("what is wrong with it"), max_length=500)
    at = models.DateTimeField(_("reported"), default=timezone.now)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("report on a post")
        verbose_name_plural = _("reports on posts")
        ordering: ClassVar[list[str]] = ["post", "at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="exchange_report_once", fields=["post", "reported_by"]),
        ]

    def __str__(self) -> str:
        return f"{self.post_id} {self.at}"
