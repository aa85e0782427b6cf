"""Readers of the newsletter on the desk: lists that are brought in."""

import csv
import io
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage, PortalView
from secretariat.domain.newsletter import importing
from secretariat.forms.issue import ListForm
from secretariat.models import SubscriberImport
from secretariat.queries.newsletter.readers import reader_counts

PAGE_SIZE = 30
SHOWN = 50  # faults on the page; the file has them all


class ReadersView(PortalPage):
    """How many there are, the lists that were brought in, and the door for another."""

    permission = "secretariat.manage_readers"
    template_name = "secretariat/issues/readers.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", ListForm())
        lists = SubscriberImport.objects.defer("content", "faults")
        page = Paginator(lists, PAGE_SIZE).get_page(self.request.GET.get("page"))
        return super().get_context_data(counts=reader_counts(), page=page, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ListForm(request.POST, request.FILES)
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                brought = importing.upload_list(actor=request.user, name=file.name, content=file.read())
            except ValidationError as error:
                form.add_error("file", error)
            else:
                return redirect("secretariat:reader_list", brought.pk)
        return self.render_to_response(self.get_context_data(form=form), status=422)


class OfList(PortalView):
    permission = "secretariat.manage_readers"

    def brought(self) -> SubscriberImport:
        return get_object_or_404(SubscriberImport.objects.defer("content"), pk=self.kwargs["pk"])


class ReaderListView(OfList, PortalPage):
    """What the list would bring, before anything is brought in; every fault by its line."""

    template_name = "secretariat/issues/reader_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        brought = self.brought()
        faults = [(line, _(words)) for line, words in brought.faults[:SHOWN]]
        more = len(brought.faults) - len(faults)
        return super().get_context_data(
            brought=brought, faults=faults, more=more, number=len(brought.faults), **kwargs
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        verbs = {"bring-in": importing.bring_in, "give-up": importing.give_up_list}
        verb = verbs.get(request.POST.get("verb", ""))
        if verb is None:
            raise Http404
        try:
            verb(actor=request.user, brought=self.brought())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return self.render_to_response(self.get_context_data(), status=422)
        if verb is importing.give_up_list:
            return redirect("secretariat:readers")
        messages.success(request, _("The list is being brought in."))
        return redirect("secretariat:reader_list", pk)


class FaultsView(OfList):
    """Every fault, a line each, as a file."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        file = io.StringIO()
        writer = csv.writer(file)
        writer.writerow([_("line"), _("what is wrong")])
        writer.writerows((line, _(words)) for line, words in self.brought().faults)
        response = HttpResponse(file.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="faults.csv"'
        return response
