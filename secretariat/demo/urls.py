"""Addresses of the demonstration; settings.DEMO alone brings them in."""

from django.urls import path

from secretariat.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.CastPage.as_view(), name="cast"),
    path("become/<slug:key>/", views.BecomeView.as_view(), name="become"),
    path("mailbox/", views.MailboxPage.as_view(), name="mailbox"),
    path("mailbox/<str:key>/", views.MailPage.as_view(), name="mail"),
    path("mailbox/<str:key>/formatted/", views.MailHtmlView.as_view(), name="mail_html"),
]
