from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig


class DeskAdminConfig(AdminConfig):
    default_site = "secretariat.site.DeskSite"


class DeskSite(AdminSite):
    """The secretariat's desk."""
