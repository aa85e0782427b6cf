from django.urls import path

from alliance87.core.mailing.views import UnsubscribeView

app_name = "mailing"

urlpatterns = [path("unsubscribe/<str:token>/", UnsubscribeView.as_view(), name="unsubscribe")]
