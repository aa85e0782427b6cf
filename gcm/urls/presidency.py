from django.urls import path

from gcm.views.presidency import pages

ROOM = "meetings/<uuid:public_id>/room/"

urlpatterns = [
    path("appointments/", pages.AppointmentsView.as_view(), name="appointments"),
    path("appointments/call/", pages.CallView.as_view(), name="appointment_call"),
    path("appointments/<int:pk>/", pages.AppointmentView.as_view(), name="appointment"),
    path("appointments/<int:pk>/<slug:act>/", pages.AppointmentActView.as_view(), name="appointment_act"),
    path(
        "appointments/candidacies/<int:pk>/<slug:act>/",
        pages.CandidacyActView.as_view(),
        name="candidacy_act",
    ),
    path(ROOM + "presiding/", pages.PresidingView.as_view(), name="room_presiding"),
    path(ROOM + "items/<uuid:item_id>/pass-gavel/", pages.PassGavelView.as_view(), name="room_pass_gavel"),
]
