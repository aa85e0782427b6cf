"""A version of a template in a mail that leaves by itself: how it reads, and putting it into use."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.languages import LANGUAGES
from alliance87.core.mailing.openings import OpenMail, open_mail
from alliance87.core.mailing.render import Rendered
from alliance87.core.mailing.samples import sample_of
from alliance87.core.views import PortalPage, PortalView
from secretariat.domain.letters.in_use import put_into_use, take_out_of_use
from secretariat.models import WordingVersion
from secretariat.queries.wordings_in_use import Led, led_mails, say_with, unfillable
from secretariat.views.issues import SANDBOX


class _OfMail:
    kwargs: dict[str, Any]

    @cached_property
    def version(self) -> WordingVersion:
        found = WordingVersion.objects.select_related("wording", "made_by")
        return get_object_or_404(found, wording=self.kwargs["pk"], number=self.kwargs["number"])

    @cached_property
    def mail(self) -> OpenMail:
        try:
            mail = open_mail(self.kwargs["mail"])
        except KeyError as error:
            raise Http404 from error
        if mail.purpose != self.version.wording.kind:
            raise Http404
        return mail

    @cached_property
    def missing(self) -> list[str]:
        return unfillable(self.version, self.mail)

    def preview(self, language: str) -> Rendered:
        return sample_of(self.mail, language, say_with(self.version, self.mail))


class WordingMailView(_OfMail, PortalPage):
    """The whole mail in each language with samples, before it is put into use; what it begins with now."""

    permission = "secretariat.edit_wording"
    template_name = "secretariat/letters/wording_mail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Over what the address says by a word: the mail itself."""
        user, version = self.request.user, self.version
        kwargs.pop("mail", None)
        return super().get_context_data(
            version=version,
            mail=self.mail,
            led=self._led,
            missing=[f"[[{name}]]" for name in self.missing],
            fills=[f"[[{name}]]" for name in sorted(self.mail.variables)],
            previews=[] if self.missing else [(code, self.preview(code)) for code in LANGUAGES],
            is_in_use=bool(self._led.use and self._led.use.version_id == version.pk),
            may_use=user.has_perm("secretariat.use_wording", version),
            **kwargs,
        )

    @cached_property
    def _led(self) -> Led:
        return next(each for each in led_mails(self.mail.purpose) if each.mail is self.mail)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        verb = request.POST.get("verb")
        try:
            if verb == "put":
                put_into_use(actor=request.user, version=self.version, mail=self.mail)
                messages.success(request, _("In use: the mail begins with this text from now on."))
            elif verb == "take-out":
                take_out_of_use(actor=request.user, mail=self.mail)
                messages.success(request, _("The mail begins with the words of the portal again."))
            else:
                raise Http404
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect(request.path)


class WordingMailPreview(_OfMail, PortalView):
    """The same mail as it is formatted; in a sandbox of its own."""

    permission = "secretariat.edit_wording"

    def get(self, request: HttpRequest, language: str, **kwargs: Any) -> HttpResponse:
        if language not in LANGUAGES or self.missing:
            raise Http404
        response = HttpResponse(self.preview(language).html)
        response["Content-Security-Policy"] = SANDBOX
        return response
