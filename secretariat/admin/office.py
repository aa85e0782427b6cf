"""What the office keeps, where the desk looks for it."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from alliance87.core.admin import ShownInline
from alliance87.core.text import number_in
from partners.admin.organisations import INLINES
from secretariat.models import Correspondence

NEWEST = 20


class CorrespondenceInline(ShownInline):
    """The newest letters of the organisation; the register has them all."""

    model = Correspondence
    permission = "secretariat.view_correspondence"
    verbose_name_plural = gettext_lazy("Correspondence: the newest letters")
    fields = ("number_said", "direction", "on", "subject", "other_side")
    readonly_fields = ("number_said",)

    @admin.display(description=gettext_lazy("Reference"))
    def number_said(self, entry: Correspondence) -> str:
        return entry.reference

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        found = super().get_queryset(request)
        match = request.resolver_match
        of = match.kwargs.get("object_id", "") if match else ""
        organisation = number_in(of)
        if organisation is None:
            return found.none()
        newest = Correspondence.objects.filter(organisation=organisation).values("pk")[:NEWEST]
        return found.filter(pk__in=list(newest.values_list("pk", flat=True)))


INLINES.append(CorrespondenceInline)
