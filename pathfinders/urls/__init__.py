from django.urls import URLPattern

from pathfinders.urls import data, progress, roadmap, way

app_name = "pathfinders"

urlpatterns: list[URLPattern] = [
    *data.urlpatterns,
    *progress.urlpatterns,
    *roadmap.urlpatterns,
    *way.urlpatterns,
    *way.STATUS,
]
