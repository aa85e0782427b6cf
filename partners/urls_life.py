"""The life of a partner organisation: its people, its name, how it leaves and what follows it."""

from django.urls import path

from partners.views import claims, colleagues, commitments, duplicates, identity, importing, withdrawals

# Before the page of a partner, whose address would take them.
ABOVE = [
    path("partners/invitations/<str:token>/", colleagues.InvitationView.as_view(), name="invitation"),
    path("partners/export.<slug:form>", importing.ExportView.as_view(), name="export"),
    path("partners/imports/", importing.ImportsView.as_view(), name="imports"),
    path("partners/imports/<uuid:public_id>/", importing.ImportView.as_view(), name="import"),
    path("partners/commitments/", commitments.CommitmentsView.as_view(), name="commitments"),
    path("partners/duplicates/", duplicates.DuplicatesView.as_view(), name="duplicates"),
    path("partners/duplicates/apart/", duplicates.TellApartView.as_view(), name="tell_apart"),
    path(
        "partners/identity/<uuid:public_id>/",
        identity.IdentityRequestView.as_view(),
        name="identity_request",
    ),
    path("partners/claims/<uuid:public_id>/", claims.ClaimView.as_view(), name="claim"),
    path("partners/withdrawals/<uuid:public_id>/", withdrawals.WithdrawalView.as_view(), name="withdrawal"),
]

BELOW = [
    path("partners/<slug:slug>/colleagues/", colleagues.ColleaguesView.as_view(), name="colleagues"),
    path("partners/<slug:slug>/colleagues/<int:pk>/", colleagues.RoleView.as_view(), name="colleague_role"),
    path(
        "partners/<slug:slug>/colleagues/<int:pk>/remove/",
        colleagues.RemoveView.as_view(),
        name="colleague_remove",
    ),
    path(
        "partners/<slug:slug>/invitations/<int:pk>/cancel/",
        colleagues.CancelInvitationView.as_view(),
        name="invitation_cancel",
    ),
    path("partners/<slug:slug>/commitment/", commitments.CommitmentView.as_view(), name="commitment"),
    path("partners/<slug:slug>/claim/", claims.ClaimOrganisationView.as_view(), name="claim_organisation"),
    path("partners/<slug:slug>/identity/", identity.AskForIdentityView.as_view(), name="identity"),
    path("partners/<slug:slug>/succession/", duplicates.SuccessionView.as_view(), name="succession"),
    path("partners/<slug:slug>/withdraw/", withdrawals.FileWithdrawalView.as_view(), name="withdraw"),
]
