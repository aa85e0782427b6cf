from django.urls import path

from gcm.views.attendance import AttendanceView

urlpatterns = [
    path("meetings/<uuid:public_id>/attendance/", AttendanceView.as_view(), name="attendance"),
]
