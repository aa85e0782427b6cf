"""The media kit: for everybody, and for whoever keeps it."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from alliance87.core.views import PUBLIC, PortalPage
from partners.domain.stale import StaleEditError
from partners.views.forms import FormPage
from partners.views.stale import both_texts
from secretariat.domain.site.media import save_boilerplate, save_media_file
from secretariat.forms.office.media import BoilerplateForm, MediaFileForm
from secretariat.models import Boilerplate, MediaFile
from secretariat.queries.home import stats
from secretariat.queries.site.media import boilerplates, media_files
from secretariat.queries.site.target import estimates


class MediaView(PortalPage):
    permission = PUBLIC
    template_name = "secretariat/site/media.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            files=media_files(),
            boilerplates=boilerplates(),
            stats=stats(),
            estimates=estimates(),
            may_edit=self.request.user.has_perm("secretariat.edit_site"),
            **kwargs,
        )


class _KeptPage(FormPage):
    permission = "secretariat.edit_site"
    done = _("Saved.")

    def changes_of(self, form: Any, stale: StaleEditError) -> Any:
        return both_texts(form, stale, form.of_record())


class MediaDeskView(_KeptPage):
    """All files, and the paragraph on the Alliance."""

    template_name = "secretariat/site/media_desk.html"

    def make_form(self, data: Any = None, files: Any = None) -> BoilerplateForm:
        return BoilerplateForm(data, of=Boilerplate.objects.first())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(files=media_files(all_of_them=True), **kwargs)

    def act(self, form: BoilerplateForm) -> str:
        revision = form.cleaned_data["revision"]
        save_boilerplate(actor=self.request.user, texts=form.of_record(), revision=revision)
        return reverse("secretariat:media_desk")


class MediaFileView(_KeptPage):
    """Another file, or what is said of one."""

    template_name = "secretariat/site/media_file.html"

    @cached_property
    def record(self) -> MediaFile | None:
        key = self.kwargs.get("pk")
        return get_object_or_404(MediaFile, pk=key) if key else None

    def make_form(self, data: Any = None, files: Any = None) -> MediaFileForm:
        return MediaFileForm(data, files, of=self.record)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(record=self.record, **kwargs)

    def act(self, form: MediaFileForm) -> str:
        save_media_file(actor=self.request.user, record=self.record, **form.values())
        return reverse("secretariat:media_desk")
