"""People: roles in the secretariat, and erasure. Names are seen by the secretariat alone."""

from collections.abc import Callable
from functools import partial
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
from alliance87.core.access.enums import DeskRole
from alliance87.core.admin import DeskAdmin
from partners.domain.desk_roles import end_desk_role, give_desk_role
from partners.domain.people import erase_person
from partners.models import DeskTerm, User

# A role of the desk, "end" or "erase": the verb in the address, its permission, title and call.
PERMISSIONS = {
    **dict.fromkeys((*DeskRole.values, "end"), "partners.give_desk_role"),
    "erase": "partners.erase_person",
}
TITLES = {
    DeskRole.EDITOR: gettext_lazy("Make %(name)s an editor of the secretariat?"),
    DeskRole.OFFICER: gettext_lazy("Make %(name)s an officer of the secretariat?"),
    DeskRole.DIRECTOR: gettext_lazy("Make %(name)s a director of the secretariat?"),
    "end": gettext_lazy("End the role of %(name)s in the secretariat?"),
    "erase": gettext_lazy("Erase %(name)s?"),
}
VERBS: dict[str, Callable[..., Any]] = {
    **{role: partial(give_desk_role, role=role) for role in DeskRole.values},
    "end": end_desk_role,
    "erase": erase_person,
}


@admin.register(User)
class UserAdmin(DeskAdmin):
    list_display = ("name", "email", "language", "desk_role", "is_active", "date_joined")
    list_filter = ("desk_role", "is_active", "language")
    search_fields = ("name", "email")
    ordering = ("-date_joined",)
    fields = ("name", "email", "language", "time_zone", "desk_role", "is_active", "date_joined", "last_login")
    change_form_template = "admin/partners/user/change_form.html"

    def get_urls(self) -> list[Any]:
        act = self.admin_site.admin_view(self.act_view)
        mine = [path("<int:object_id>/<slug:verb>/confirm/", act, name="partners_user_act")]
        return [*mine, *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return super().change_view(request, object_id, form_url, {"desk_roles": DeskRole.choices})

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


@admin.register(DeskTerm)
class DeskTermAdmin(DeskAdmin):
    """Who is and was what in the secretariat; a role is given and ended on the page of the person."""

    list_display = ("user", "role", "since", "until", "given_by", "ended_by")
    list_filter = ("role", ("until", admin.EmptyFieldListFilter))
    search_fields = ("user__name", "user__email")
    list_select_related = ("user", "given_by", "ended_by")
    date_hierarchy = "since"
