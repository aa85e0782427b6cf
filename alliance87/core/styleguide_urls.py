from django.urls import path

from alliance87.core.styleguide import StyleGuideView

app_name = "styleguide"
urlpatterns = [path("", StyleGuideView.as_view(), name="index")]
