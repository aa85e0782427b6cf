"""Addresses without a language."""

from django.urls import path

from alliance87.core.health_views import HealthView

urlpatterns = [
    path("health/", HealthView.as_view(), name="health"),
]
