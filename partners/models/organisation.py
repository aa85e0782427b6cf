"""Who is in the Alliance: organisations, their dated statuses and the people who act for them."""

from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from guardian.models import UserObjectPermission

from alliance87.core.dates import today_in_geneva
from alliance87.core.languages import LANGUAGES
from partners.enums import Listing, MembershipRole, Origin, PartnerKind, Precision, StatusKind


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def partners(self, on: date | None = None) -> Self:
        """Those whose status of partner holds on the day (today by default)."""
        return self.filter(
            pk__in=OrganisationStatus.objects.as_of(on).filter(kind=StatusKind.PARTNER).values("organisation")
        )

    def edited_by(self, user: Any) -> Self:
        """Those whose focal point or editor the person is."""
        own = Membership.objects.current().filter(
            user=user, role__in=(MembershipRole.FOCAL_POINT, MembershipRole.EDITOR)
        )
        return self.filter(pk__in=own.values("organisation"))

    def visible_to(self, user: Any) -> Self:
        """P5: hidden ones only to the secretariat and to their own people. Name-only ones are in:
        whoever shows them shows the name alone unless the reader `may` see the profile."""
        return self._seen_by(user, ~Q(listing=Listing.HIDDEN))

    def whole_to(self, user: Any) -> Self:
        """P5: those of whom the reader may be told more than the name, as a country or a topic beside it."""
        return self._seen_by(user, Q(listing=Listing.PUBLIC))

    def _seen_by(self, user: Any, listed: Q) -> Self:
        if user.is_authenticated and user.has_perm("partners.view_hidden_organisation"):
            return self
        if not user.is_authenticated:
            return self.filter(listed)
        own = Membership.objects.current().filter(user=user).values("organisation")
        return self.filter(listed | Q(pk__in=own) | Q(pk__in=_granted_to(user)))


def _granted_to(user: Any) -> list[int]:
    """Organisations whose page the person was given to edit by name (one query)."""
    rows = UserObjectPermission.objects.filter(
        user=user, permission__codename="edit_profile", content_type__model="organisation"
    )
    return [int(pk) for pk in rows.values_list("object_pk", flat=True)]


class Organisation(models.Model):
    """An organisation. Nothing is deleted: statuses end, names change with their dates (P6)."""

    kind = models.CharField(_("kind"), max_length=20, choices=PartnerKind.choices)
    other_kinds = models.JSONField(_("also"), default=list, blank=True, help_text=_("Secondary kinds (P1)."))
    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("address"), max_length=90, unique=True)
    country = models.ForeignKey(
        "partners.Country", verbose_name=_("country"), null=True, blank=True, on_delete=models.PROTECT
    )
    mission = models.TextField(_("mission"), blank=True, max_length=3000)
    website = models.URLField(_("website"), blank=True)
    topics = models.ManyToManyField("partners.Topic", verbose_name=_("topics"), blank=True)
    listing = models.CharField(_("listing"), max_length=10, choices=Listing.choices, default=Listing.PUBLIC)
    revision = models.PositiveIntegerField(default=0, editable=False)
    origin = models.CharField(_("origin"), max_length=12, choices=Origin.choices, default=Origin.APPLICATION)
    search_text = models.TextField(editable=False, default="")
    sort_fr = models.CharField(editable=False, max_length=220, default="")
    sort_en = models.CharField(editable=False, max_length=220, default="")
    sort_es = models.CharField(editable=False, max_length=220, default="")
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering: ClassVar[list[str]] = ["sort_fr", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            *(
                models.Index(fields=["listing", f"sort_{code}"], name=f"org_listing_{code}")
                for code in LANGUAGES
            ),
            *(models.Index(fields=[f"sort_{code}", "id"], name=f"org_by_name_{code}") for code in LANGUAGES),
            models.Index(fields=["kind"], name="org_kind"),
            # The rows are wide: what counts partners reads this instead.
            models.Index(fields=["listing", "id", "kind", "country", "other_kinds"], name="org_listed"),
            models.Index(fields=["-created_at"], name="org_newest"),
        ]
        permissions: ClassVar[list[tuple[str, Any]]] = [
            ("edit_profile", "May edit the profile of the organisation")
        ]

    def __str__(self) -> str:
        return str(self.name)

    @staticmethod
    def name_order() -> tuple[str, str]:
        """What to order by for the alphabetical order of the page's language, accents aside."""
        return f"sort_{get_language() or 'fr'}", "pk"

    def get_absolute_url(self) -> str:
        return reverse("partners:partner", args=[self.slug])


class StatusQuerySet(models.QuerySet["OrganisationStatus"]):
    def as_of(self, on: date | None = None) -> Self:
        """Statuses that hold on the day, first and last day included."""
        day = on or today_in_geneva()
        began = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        return self.filter(began, Q(valid_to__isnull=True) | Q(valid_to__gte=day))


class OrganisationStatus(models.Model):
    """A dated status (P9). Dates are days of Geneva, both included; no end means "until further notice"."""

    organisation = models.ForeignKey(Organisation, related_name="statuses", on_delete=models.PROTECT)
    kind = models.CharField(_("status"), max_length=12, choices=StatusKind.choices)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("to"), null=True, blank=True)
    precision = models.CharField(
        _("precision"), max_length=8, choices=Precision.choices, default=Precision.DAY
    )
    # The day in Geneva on which the portal learned of it; what it took over from elsewhere was known before.
    known_on = models.DateField(default=today_in_geneva, editable=False)
    source = models.CharField(_("source"), max_length=300, blank=True)
    decision = models.CharField(_("decision"), max_length=40, blank=True)

    objects = StatusQuerySet.as_manager()

    class Meta:
        verbose_name = _("status")
        verbose_name_plural = _("statuses")
        ordering: ClassVar[list[str]] = ["valid_from", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kind", "organisation", "valid_from", "valid_to"], name="status_of_kind")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="status_ends_after_it_begins",
                condition=Q(valid_to__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
            ),
            models.UniqueConstraint(
                name="status_open_once", fields=["organisation", "kind"], condition=Q(valid_to__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.kind}"


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> Self:
        return self.filter(until__isnull=True)


class Membership(models.Model):
    """A person acting for an organisation, from an instant to an instant."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="memberships", on_delete=models.PROTECT)
    organisation = models.ForeignKey(Organisation, related_name="memberships", on_delete=models.PROTECT)
    role = models.CharField(_("role"), max_length=12, choices=MembershipRole.choices)
    function = models.CharField(_("function"), max_length=150, blank=True)
    since = models.DateTimeField(_("since"), default=timezone.now)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    granted_by = models.ForeignKey(  # nobody for the first focal point, who came with the application
        settings.AUTH_USER_MODEL,
        verbose_name=_("given by"),
        null=True,
        blank=True,
        related_name="+",
        on_delete=models.PROTECT,
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="membership_current_once",
                fields=["user", "organisation"],
                condition=Q(until__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.organisation_id}"
