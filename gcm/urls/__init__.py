from gcm.urls import (
    absences,
    attendance,
    conduct,
    decisions,
    mandate,
    meetings,
    minutes,
    minuting,
    planning,
    presidency,
    record,
    room,
    seating,
    seats,
)

app_name = "gcm"

urlpatterns = [
    *seats.urlpatterns,
    *seating.urlpatterns,
    *meetings.urlpatterns,
    *absences.urlpatterns,
    *attendance.urlpatterns,
    *presidency.urlpatterns,
    *planning.urlpatterns,
    *room.urlpatterns,
    *conduct.urlpatterns,
    *minutes.urlpatterns,
    *minuting.urlpatterns,
    *decisions.urlpatterns,
    *mandate.urlpatterns,
    *record.urlpatterns,
]
