from django.urls import path

from alliance87.core.access.views import grants, recovery

app_name = "access"
urlpatterns = [
    path("recoveries/", recovery.RecoveryListPage.as_view(), name="recoveries"),
    path("recoveries/open/", recovery.OpenRecoveryPage.as_view(), name="recovery_open"),
    path("recoveries/<int:pk>/", recovery.RecoveryPage.as_view(), name="recovery"),
    path(
        "recoveries/<int:pk>/confirm/",
        recovery.DecideRecovery.as_view(verb="confirm"),
        name="recovery_confirm",
    ),
    path(
        "recoveries/<int:pk>/refuse/", recovery.DecideRecovery.as_view(verb="refuse"), name="recovery_refuse"
    ),
    path("grants/<int:content_type>/<str:object_pk>/", grants.GrantView.as_view(), name="grant"),
    path("grants/<int:content_type>/<str:object_pk>/revoke/", grants.RevokeView.as_view(), name="revoke"),
]
