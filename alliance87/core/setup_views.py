from typing import Any

from alliance87.core import checklist
from alliance87.core.views import PortalPage


class SetupChecklist(PortalPage):
    permission = "core.view_setup_checklist"
    template_name = "setup/checklist.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lines = checklist.lines()
        return super().get_context_data(
            **kwargs,
            open_lines=[line for line in lines if not line.done],
            done_lines=[line for line in lines if line.done],
        )
