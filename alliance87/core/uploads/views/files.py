from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property

from alliance87.core.uploads.content import KINDS
from alliance87.core.uploads.models import Upload
from alliance87.core.views import PortalView

# A PDF viewer does not start in a sandbox; it runs apart from our pages anyway.
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
FOR_A_VIEWER = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"


class FileView(PortalView):
    """Streams a file after asking, also about visitors: what a public file belongs to may be hidden."""

    permission = "uploads.view_upload"

    @cached_property
    def upload(self) -> Upload:
        found = Upload.objects.kept().filter(pk=self.kwargs["pk"], name=self.kwargs["name"]).first()
        if found is None:
            raise Http404
        return found

    def get_permission_object(self) -> Upload:
        return self.upload

    def refuse(self, request: HttpRequest) -> HttpResponse | None:
        if not request.user.is_authenticated and self._is_open_to_visitors(request):
            return None
        return super().refuse(request)

    def _is_open_to_visitors(self, request: HttpRequest) -> bool:
        found = Upload.objects.kept().filter(pk=self.kwargs["pk"], public=True).first()
        return found is not None and request.user.has_perm(self.permission, found)

    def get(self, request: HttpRequest, **kwargs: object) -> FileResponse:
        upload, kind = self.upload, KINDS[self.upload.type]
        try:
            content = upload.file.open("rb")
        except FileNotFoundError as error:
            raise Http404 from error
        response = FileResponse(
            content, as_attachment=not kind.inline, filename=upload.name, content_type=kind.media_type
        )
        response["Content-Security-Policy"] = FOR_A_VIEWER if kind.name == "pdf" else SANDBOX
        response["X-Content-Type-Options"] = "nosniff"
        # What a member may see of something hidden must not lie in a cache that others share.
        for_all = upload.public and not self.request.user.is_authenticated
        response["Cache-Control"] = "public, max-age=3600" if for_all else "private, no-store"
        return response
