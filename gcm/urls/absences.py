from django.urls import path

from gcm.views.absences import pages

urlpatterns = [
    path("absences/", pages.AbsencesView.as_view(), name="absences"),
    path("absences/<int:pk>/", pages.CaseView.as_view(), name="absence_case"),
    path("absences/<int:pk>/<slug:act>/", pages.CaseActView.as_view(), name="absence_case_act"),
    path("absences/notes/<int:pk>/", pages.NoteView.as_view(), name="absence_note"),
    path("absences/notes/<int:pk>/<slug:act>/", pages.NoteActView.as_view(), name="absence_note_act"),
    path("seats/<int:number>/attendance/", pages.StreakView.as_view(), name="streak"),
    path(
        "meetings/<uuid:public_id>/attendance/<int:seat>/<slug:act>/",
        pages.AttendanceActView.as_view(),
        name="attendance_act",
    ),
]
