"""People: who is an officer, and erasure. Names are seen by the secretariat alone."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliance87.core.access import second_factor
from alliance87.core.admin import DeskAdmin
from partners.domain.people import appoint_officer, dismiss_officer, erase_person
from partners.models import User

PERMISSIONS = {
    "appoint": "partners.appoint_officer",
    "dismiss": "partners.appoint_officer",
    "erase": "partners.erase_person",
}
TITLES = {
    "appoint": gettext_lazy("Make %(name)s an officer of the secretariat?"),
    "dismiss": gettext_lazy("End the office of %(name)s in the secretariat?"),
    "erase": gettext_lazy("Erase %(name)s?"),
}
VERBS = {"appoint": appoint_officer, "dismiss": dismiss_officer, "erase": erase_person}


@admin.register(User)
class UserAdmin(DeskAdmin):
    list_display = ("name", "email", "language", "is_staff", "is_active", "date_joined")
    list_filter = ("is_staff", "is_active", "language")
    search_fields = ("name", "email")
    ordering = ("-date_joined",)
    fields = ("name", "email", "language", "time_zone", "is_staff", "is_active", "date_joined", "last_login")
    change_form_template = "admin/partners/user/change_form.html"

    def get_urls(self) -> list[Any]:
        act = self.admin_site.admin_view(self.act_view)
        mine = [path("<int:object_id>/<slug:verb>/confirm/", act, name="partners_user_act")]
        return [*mine, *super().get_urls()]

    def act_view(self, request: HttpRequest, object_id: int, verb: str) -> HttpResponse:
        """A page that asks, and a POST that does and records."""
        user = get_object_or_404(User, pk=object_id)
        if verb not in VERBS or not request.user.has_perm(PERMISSIONS[verb]):
            return self._get_obj_does_not_exist_redirect(request, self.opts, str(object_id))  # type: ignore[attr-defined,no-any-return]
        refusal = second_factor.refusal_of_act(request)
        if refusal is not None:
            return refusal
        if request.method != "POST":
            context = {
                **self.admin_site.each_context(request),
                "title": TITLES[verb] % {"name": user},
                "original": user,
                "verb": verb,
            }
            return TemplateResponse(request, "admin/partners/user/confirm.html", context)
        actor: Any = request.user
        try:
            VERBS[verb](actor=actor, user=user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Done and recorded."))
        return redirect("admin:partners_user_change", object_id)
