"""Mail to partners: written, looked at, approved by a second person, sent."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_fsm import TransitionNotAllowed

from alliance87.core.views import PortalPage
from partners.queries.chosen import reach_of, unreached
from partners.views.forms import MEANWHILE, FormPage
from secretariat.domain import circulars as domain
from secretariat.forms.office.circulars import CircularForm, DescriptionForm
from secretariat.models import Circular
from secretariat.queries.circulars import (
    RELATED,
    circulars,
    described,
    digest_of_partners,
    missing_of,
    partners_of,
    reached_partners,
    versions_of,
)

PAGE_SIZE = 30
MOST_UNREACHED = 20
PRESSED: dict[str, Callable[..., Any]] = {
    "propose": domain.propose_circular,
    "take-back": domain.take_circular_back,
    "drop": domain.drop_circular,
    "test": domain.send_test,
}


class CircularsView(FormPage):
    """Those in hand; another one begins with the description of its partners."""

    permission = "secretariat.write_circular"
    template_name = "secretariat/circulars/list.html"

    def make_form(self, data: Any = None, files: Any = None) -> DescriptionForm:
        """Links from the lists of partners bring a part of the description along."""
        given = {name: value for name, value in self.request.GET.items() if name.startswith("to_")}
        return DescriptionForm(data, initial=given)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        show = "all" if self.request.GET.get("show") == "all" else "open"
        page = Paginator(circulars(show), PAGE_SIZE).get_page(self.request.GET.get("page"))
        lines = [(each, described(each)) for each in page]
        return super().get_context_data(page=page, lines=lines, show=show, **kwargs)

    def act(self, form: DescriptionForm) -> Any:
        begun = domain.begin_circular(actor=self.request.user, description=form.cleaned_data)
        return redirect("secretariat:circular_edit", begun.public_id).headers["Location"]


class CircularMixin:
    kwargs: dict[str, Any]

    @cached_property
    def circular(self) -> Circular:
        found = Circular.objects.select_related("made_by", "proposed_by", "approved_by", "mailing", *RELATED)
        return get_object_or_404(found, public_id=self.kwargs["public_id"])

    def get_permission_object(self) -> Circular:
        return self.circular


class CircularView(CircularMixin, PortalPage):
    """How it reads, to whom it goes, and what can be done next."""

    permission = "secretariat.write_circular"
    template_name = "secretariat/circulars/circular.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        circular, user = self.circular, self.request.user
        partners = partners_of(circular)
        page = Paginator(partners, PAGE_SIZE).get_page(self.request.GET.get("page"))
        is_open = circular.is_open
        return super().get_context_data(
            circular=circular,
            described=described(circular),
            versions=versions_of(circular),
            page=page,
            reach=reach_of(partners) if is_open else None,
            digest=digest_of_partners(reached_partners(circular)) if circular.state == "proposed" else "",
            unreached=unreached(partners)[:MOST_UNREACHED] if is_open else [],
            missing=missing_of(circular) if circular.state == "draft" else [],
            may_approve=circular.state == "proposed"
            and user.has_perm("secretariat.approve_circular", circular),
            **kwargs,
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        verb = request.POST.get("verb", "")
        try:
            if verb == "approve":
                domain.approve_circular(
                    actor=request.user,
                    circular=self.circular,
                    revision=self._number("revision"),
                    partners=request.POST.get("partners", ""),
                )
            elif verb in PRESSED:
                PRESSED[verb](actor=request.user, circular=self.circular)
            else:
                raise Http404
        except TransitionNotAllowed:
            messages.error(request, MEANWHILE)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            done = _("A test in the three languages is on its way to you.") if verb == "test" else _("Done.")
            messages.success(request, done)
        return redirect(self.circular)

    def _number(self, name: str) -> int:
        given = self.request.POST.get(name, "")
        return int(given) if given.isdecimal() and len(given) < 9 else -1


class CircularEditView(CircularMixin, FormPage):
    permission = "secretariat.write_circular"
    template_name = "secretariat/circulars/edit.html"
    done = gettext_lazy("Saved.")

    def make_form(self, data: Any = None, files: Any = None) -> CircularForm:
        # A copy: checking a form writes into its record.
        return CircularForm(data, instance=Circular.objects.get(pk=self.circular.pk))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(circular=self.circular, versions=versions_of(self.circular), **kwargs)

    def act(self, form: CircularForm) -> Circular:
        return domain.save_circular(
            actor=self.request.user,
            circular=self.circular,
            revision=form.cleaned_data["revision"],
            values=form.values(),
        )
