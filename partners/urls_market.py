"""Needs and offers, pilots, funding."""

from django.urls import path

from partners.views import funding, pilots, posting_contacts, postings

urlpatterns = [
    path("needs-and-offers/", postings.PostingsView.as_view(), name="postings"),
    path(
        "needs-and-offers/needs-and-offers.<slug:form>",
        postings.PostingsFileView.as_view(),
        name="postings_file",
    ),
    path("needs-and-offers/start/", postings.StartPostingView.as_view(), name="posting_start"),
    path("needs-and-offers/<uuid:public_id>/", postings.PostingView.as_view(), name="posting"),
    path("needs-and-offers/<uuid:public_id>/edit/", postings.EditPostingView.as_view(), name="posting_edit"),
    path(
        "needs-and-offers/<uuid:public_id>/publish/",
        postings.PublishPostingView.as_view(),
        name="posting_publish",
    ),
    path(
        "needs-and-offers/<uuid:public_id>/close/", postings.ClosePostingView.as_view(), name="posting_close"
    ),
    path(
        "needs-and-offers/<uuid:public_id>/withdraw/",
        postings.WithdrawPostingView.as_view(),
        name="posting_withdraw",
    ),
    path(
        "needs-and-offers/<uuid:public_id>/write/",
        posting_contacts.WritePostingView.as_view(),
        name="posting_write",
    ),
    path(
        "needs-and-offers/<uuid:public_id>/messages/<int:pk>/",
        posting_contacts.PostingContactView.as_view(),
        name="posting_contact",
    ),
    path("pilots/", pilots.PilotsView.as_view(), name="pilots"),
    path("pilots/pilots.<slug:form>", pilots.PilotsFileView.as_view(), name="pilots_file"),
    path("pilots/start/", pilots.StartPilotView.as_view(), name="pilot_start"),
    path("pilots/<uuid:public_id>/", pilots.PilotView.as_view(), name="pilot"),
    path("pilots/<uuid:public_id>/edit/", pilots.EditPilotView.as_view(), name="pilot_edit"),
    path("pilots/<uuid:public_id>/publish/", pilots.PublishPilotView.as_view(), name="pilot_publish"),
    path("pilots/<uuid:public_id>/end/", pilots.EndPilotView.as_view(), name="pilot_end"),
    path("pilots/<uuid:public_id>/practice/", pilots.PractisePilotView.as_view(), name="pilot_practise"),
    path("pilots/<uuid:public_id>/withdraw/", pilots.WithdrawPilotView.as_view(), name="pilot_withdraw"),
    path("funding/", funding.FundingView.as_view(), name="funding"),
    path("funding/funding-calls.<slug:form>", funding.FundingFileView.as_view(), name="funding_file"),
    path("funding/start/", funding.StartFundingView.as_view(), name="funding_start"),
    path("funding/<uuid:public_id>/", funding.FundingCallView.as_view(), name="funding_call"),
    path("funding/<uuid:public_id>/edit/", funding.EditFundingView.as_view(), name="funding_edit"),
    path("funding/<uuid:public_id>/correct/", funding.CorrectFundingView.as_view(), name="funding_correct"),
    path("funding/<uuid:public_id>/submit/", funding.SubmitFundingView.as_view(), name="funding_submit"),
    path("funding/<uuid:public_id>/review/", funding.ReviewFundingView.as_view(), name="funding_review"),
    path(
        "funding/<uuid:public_id>/withdraw/", funding.WithdrawFundingView.as_view(), name="funding_withdraw"
    ),
]
