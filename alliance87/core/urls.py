"""Addresses without a language."""

from django.urls import path

from alliance87.core.health_views import HealthView
from alliance87.core.robots import RobotsView

urlpatterns = [
    path("robots.txt", RobotsView.as_view(), name="robots"),
    path("health/", HealthView.as_view(), name="health"),
]
