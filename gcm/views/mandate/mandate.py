"""The mandate, for everybody."""

from typing import Any

from alliance87.core.dates import today_in_geneva
from alliance87.core.views import PUBLIC, PortalPage
from gcm.queries.mandate.mandate_page import mandate_page


class MandateView(PortalPage):
    permission = PUBLIC
    template_name = "gcm/mandate/mandate.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = today_in_geneva()
        return super().get_context_data(page=mandate_page(today), **kwargs)
