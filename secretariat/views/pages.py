"""The front door and the pages that say how the portal behaves."""

from typing import Any

from alliance87.core.privacy import retention
from alliance87.core.views import PUBLIC, PortalPage
from secretariat.queries.home import home_page


class HomeView(PortalPage):
    permission = PUBLIC
    template_name = "secretariat/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(home=home_page(), **kwargs)


class PrivacyView(PortalPage):
    permission = PUBLIC
    template_name = "secretariat/privacy.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(retention=retention(), **kwargs)


class AccessibilityView(PortalPage):
    permission = PUBLIC
    template_name = "secretariat/accessibility.html"
