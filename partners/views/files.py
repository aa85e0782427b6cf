"""A public list as a file."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from alliance87.core.errors import too_many_requests
from alliance87.core.rate_limit import address_of, is_within
from alliance87.core.views import PUBLIC, PortalView
from partners.exports.tables import FORMS, Table


class TableView(PortalView):
    """What the list shows under the same filters, the same for everybody (P5); `form` in the address is the
    ending of the file. Made anew each time, for a listing changes everywhere at once; so many in a minute."""

    permission = PUBLIC
    a_minute = 10
    answer: Callable[..., HttpResponseBase] = HttpResponse

    def table(self) -> Table:
        """What is taken away. Each list has its own."""
        raise TypeError(f"{type(self).__name__} has no table")

    def get(self, request: HttpRequest, form: str, **kwargs: Any) -> HttpResponseBase:
        if form not in FORMS:
            raise Http404
        who = str(request.user.pk) if request.user.is_authenticated else address_of(request)
        if not is_within("tables", who, amount=self.a_minute, seconds=60, of_process=True):
            return too_many_requests(request)
        kind, write = FORMS[form]
        table = self.table()
        disposition = {"Content-Disposition": f'attachment; filename="{table.name}.{form}"'}
        return self.answer(write(table), content_type=kind, headers=disposition)
