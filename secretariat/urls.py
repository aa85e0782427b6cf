from django.urls import path

from secretariat.views import pages

app_name = "secretariat"

urlpatterns = [
    path("", pages.HomeView.as_view(), name="home"),
    path("privacy/", pages.PrivacyView.as_view(), name="privacy"),
    path("accessibility/", pages.AccessibilityView.as_view(), name="accessibility"),
]
