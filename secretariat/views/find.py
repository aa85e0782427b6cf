"""One box that finds whatever the desk keeps."""

from typing import Any

from alliance87.core.views import PortalPage
from secretariat.queries.finding import find


class FindPage(PortalPage):
    """A few of each kind, of what the reader may see."""

    permission = "access.enter_desk"
    template_name = "secretariat/find.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET.get("q", "")[:200]
        found = find(self.request.user, asked)
        return super().get_context_data(asked=asked, found=found, **kwargs)
