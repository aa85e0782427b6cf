from django.urls import path

from alliance87.core.uploads.views.files import FileView

app_name = "uploads"
urlpatterns = [path("<uuid:pk>/<str:name>", FileView.as_view(), name="file")]
