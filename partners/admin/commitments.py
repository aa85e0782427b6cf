"""The text of the commitment: read, and followed by a new version."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from alliance87.core.admin import DeskAdmin
from alliance87.core.languages import LANGUAGES
from partners.domain.commitments import publish_commitment_text
from partners.forms.commitment import CommitmentTextForm
from partners.models import CommitmentText


@admin.register(CommitmentText)
class CommitmentTextAdmin(DeskAdmin):
    list_display = ("version", "effective_from", "asks_again")
    fields = ("version", "effective_from", "asks_again", "text_fr", "text_en", "text_es")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("partners.publish_commitment_text")

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """A new version begins as a copy of the last, is published once, and is never edited."""
        last = CommitmentText.objects.first()
        initial = {f"text_{code}": getattr(last, f"text_{code}") for code in LANGUAGES} if last else {}
        form = CommitmentTextForm(request.POST or None, initial=initial)
        if form.is_valid() and self._publish(request, form):
            return redirect("admin:partners_commitmenttext_changelist")
        context = {
            **self.admin_site.each_context(request),
            "title": _("New version of the commitment"),
            "form": form,
        }
        return TemplateResponse(
            request, "admin/partners/form.html", context, status=422 if form.errors else 200
        )

    def _publish(self, request: HttpRequest, form: CommitmentTextForm) -> bool:
        try:
            text = publish_commitment_text(
                actor=request.user,
                texts=form.texts(),
                effective_from=form.cleaned_data["effective_from"],
                asks_again=form.cleaned_data["asks_again"],
            )
        except ValidationError as error:
            form.add_error(None, error)
            return False
        messages.success(request, _("Version %(version)s is published.") % {"version": text.version})
        return True
