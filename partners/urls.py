from django.urls import path

from partners.views import applications, desk, directory, organisations

app_name = "partners"

urlpatterns = [
    path("my-desk/", desk.DeskView.as_view(), name="desk"),
    path("my-desk/preferences/", desk.PreferencesView.as_view(), name="preferences"),
    path("partners/", directory.DirectoryView.as_view(), name="directory"),
    path("partners/apply/", applications.ApplyView.as_view(), name="apply"),
    path(
        "partners/applications/<uuid:public_id>/", applications.ApplicationView.as_view(), name="application"
    ),
    path(
        "partners/applications/<uuid:public_id>/submit/",
        applications.SubmitView.as_view(),
        name="application_submit",
    ),
    path(
        "partners/applications/<uuid:public_id>/withdraw/",
        applications.WithdrawView.as_view(),
        name="application_withdraw",
    ),
    path(
        "partners/applications/<uuid:public_id>/<slug:step>/",
        applications.StepView.as_view(),
        name="application_step",
    ),
    path("partners/<slug:slug>/", directory.PartnerView.as_view(), name="partner"),
    path("partners/<slug:slug>/edit/", organisations.ProfileView.as_view(), name="profile"),
    path("partners/<slug:slug>/listing/", organisations.ListingView.as_view(), name="listing"),
]
