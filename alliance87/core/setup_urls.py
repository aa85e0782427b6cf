from django.urls import path

from alliance87.core.setup_views import SetupChecklist

app_name = "core"
urlpatterns = [
    path("", SetupChecklist.as_view(), name="setup_checklist"),
]
