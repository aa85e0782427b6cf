from django.urls import path

from gcm.views import seats

urlpatterns = [
    path("", seats.IndexView.as_view(), name="index"),
    path("seats/", seats.SeatsView.as_view(), name="seats"),
]
