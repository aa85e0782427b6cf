from django.urls import URLPattern, path

from gcm.views import absence, meetings, observers

urlpatterns: list[URLPattern] = [
    path("meetings/", meetings.MeetingsView.as_view(), name="meetings"),
    path("meetings/<uuid:public_id>/", meetings.MeetingView.as_view(), name="meeting"),
    path("meetings/<uuid:public_id>/calendar.ics", meetings.CalendarView.as_view(), name="calendar"),
    path("meetings/<uuid:public_id>/answer/", meetings.ReplyView.as_view(), name="reply"),
    path(
        "meetings/<uuid:public_id>/observers/<int:pk>/invite/",
        meetings.InviteObserverView.as_view(),
        name="invite_observer",
    ),
    path(
        "meetings/<uuid:public_id>/observers/<int:pk>/<slug:act>/",
        observers.ObserverActView.as_view(),
        name="observer_act",
    ),
    path("notice/<str:token>/", absence.AbsenceView.as_view(), name="absence"),
]
