"""What is to be written, by whom, until when."""

from typing import Any

from alliance87.core.views import PortalPage
from secretariat.queries.desk import desk_page


class QueueView(PortalPage):
    permission = "secretariat.write_letter"
    template_name = "secretariat/letters/queue.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        desk = desk_page(self.request.user, self.request.GET.get("show", ""), only_written=True)
        return super().get_context_data(desk=desk, **kwargs)
