"""Groups that the GCG established, the periods it gave them, and who leads them (W3, W4, W8)."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from guardian.models import UserObjectPermission

from alliance87.core.dates import today_in_geneva
from partners.enums import FEATURES_OF_GROUP, GroupFeature, GroupKind, GroupOfficeKind
from partners.models.organisation import Membership, Organisation
from partners.models.proposal import GroupProposal


class GroupQuerySet(models.QuerySet["Group"]):
    def active(self, on: date | None = None) -> Self:
        """Those with a period on the day (today by default); computed, never stored."""
        day = on or today_in_geneva()
        running = GroupPeriod.objects.filter(starts_on__lte=day, ends_on__gte=day)
        rests = Q(group__changes__kind__in=("dormant", "close"), group__changes__took_effect_on__lt=day)
        since = Q(group__changes__took_effect_on__gte=F("starts_on"))
        running = running.exclude(pk__in=GroupPeriod.objects.filter(rests & since).values("pk"))
        return self.filter(Q(pk__in=running.values("group")) | self._standing_by_mandate(day))

    @staticmethod
    def _standing_by_mandate(day: date) -> Q:
        """W9: at work until the GCG lets it rest."""
        rests = Group.objects.filter(changes__kind__in=("dormant", "close"), changes__took_effect_on__lt=day)
        return Q(named_in_mandate=True, periods__isnull=True) & ~Q(pk__in=rests.values("pk"))

    def visible_to(self, user: Any) -> Self:
        """D17: the public sees a group once the decision on it is published; until then those who decide,
        the secretariat, and the people of the organisations that proposed it or lead it."""
        if user.has_perm("partners.view_unpublished_group"):
            return self
        published = Q(published_at__isnull=False)
        if not user.is_authenticated:
            return self.filter(published)
        own = Membership.objects.current().filter(user=user).values("organisation")
        led = GroupOffice.objects.filter(organisation__in=own).values("group")
        return self.filter(published | Q(proposal__organisation__in=own) | Q(pk__in=led))

    def edited_by_name(self, user: Any) -> Self:
        """Those that the person was named to co-edit."""
        rows = UserObjectPermission.objects.filter(
            user=user, permission__codename="edit_group", content_type__model="group"
        )
        return self.filter(pk__in=[int(pk) for pk in rows.values_list("object_pk", flat=True)])


class Group(models.Model):
    """A group of the Alliance. Its periods say when it works; it never disappears (W5)."""

    slug = models.SlugField(_("address"), max_length=90, unique=True)
    kind = models.CharField(_("kind"), max_length=14, choices=GroupKind.choices)
    title = models.CharField(_("title"), max_length=200)
    aim = models.TextField(_("aim"), max_length=3000)
    proposal = models.OneToOneField(
        GroupProposal, null=True, blank=True, related_name="group", on_delete=models.PROTECT
    )
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    # W9: the mandate itself names it, so that it works without a period of its own.
    named_in_mandate = models.BooleanField(_("named in the mandate"), default=False)
    topics = models.ManyToManyField("partners.Topic", verbose_name=_("topics"), blank=True)
    countries = models.ManyToManyField(
        "partners.Country",
        verbose_name=_("countries where it works"),
        blank=True,
        related_name="+",
        help_text=_("None: it works for all of them."),
    )
    open_exchange = models.BooleanField(
        _("everybody who is signed in may read the questions and answers"), default=False
    )
    revision = models.PositiveIntegerField(default=0, editable=False)  # of its topics and countries
    silence_noticed_on = models.DateField(_("silence noticed on"), null=True, blank=True)

    objects = GroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("group")
        verbose_name_plural = _("groups")
        ordering: ClassVar[list[str]] = ["slug"]
        permissions: ClassVar[list[tuple[str, Any]]] = [("edit_group", "May co-edit the work of the group")]

    def __str__(self) -> str:
        return str(self.title)

    def has(self, feature: GroupFeature) -> bool:
        """W10: whether groups of this type have it."""
        return feature in FEATURES_OF_GROUP[self.kind]

    def get_absolute_url(self) -> str:
        return reverse("partners:group", args=[self.slug])


class GroupPeriod(models.Model):
    """The days for which a decision established the group, both included. `decision` is its symbol; there
    is no period without one (W3), and no two of a group overlap, whoever writes to the database."""

    group = models.ForeignKey(Group, related_name="periods", on_delete=models.PROTECT)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    decision = models.CharField(_("decision"), max_length=40)
    change = models.OneToOneField(
        "partners.GroupChange",
        verbose_name=_("change of the group"),
        null=True,
        blank=True,
        related_name="period",
        on_delete=models.PROTECT,
    )

    class Meta:
        verbose_name = _("period of a group")
        verbose_name_plural = _("periods of groups")
        ordering: ClassVar[list[str]] = ["group", "starts_on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="period_ends_after_start", condition=Q(ends_on__gte=F("starts_on"))),
            models.CheckConstraint(name="period_was_decided", condition=~Q(decision="")),
        ]

    def __str__(self) -> str:
        return f"{self.group_id} {self.decision}"


class GroupOffice(models.Model):
    """An organisation that leads the group, from a day to a day, both included."""

    group = models.ForeignKey(Group, related_name="offices", on_delete=models.PROTECT)
    organisation = models.ForeignKey(Organisation, related_name="group_offices", on_delete=models.PROTECT)
    kind = models.CharField(_("office"), max_length=10, choices=GroupOfficeKind.choices)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("office in a group")
        verbose_name_plural = _("offices in groups")
        ordering: ClassVar[list[str]] = ["group", "since", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="group_office_ends_after_it_begins",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
            models.UniqueConstraint(
                name="group_office_current_once",
                fields=["group", "organisation"],
                condition=Q(until__isnull=True),
            ),
            models.UniqueConstraint(
                name="group_has_one_chair",
                fields=["group"],
                condition=Q(until__isnull=True, kind="chair"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.group_id}"
