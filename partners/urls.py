from django.urls import path

from partners import urls_life, urls_market
from partners.urls_coherence import urlpatterns as coherence
from partners.views import (
    applications,
    desk,
    directory,
    following,
    group_space,
    group_workplan,
    groups,
    initiatives,
    leads,
    organisations,
    practices,
    proposals,
    taking_down,
)

app_name = "partners"

urlpatterns = [
    *coherence,
    path("my-desk/", desk.DeskView.as_view(), name="desk"),
    path("my-desk/mail/", desk.DeskByMailView.as_view(), name="desk_mail"),
    path("my-desk/preferences/", desk.PreferencesView.as_view(), name="preferences"),
    path("my-desk/following/", following.FollowingView.as_view(), name="following"),
    path("follow/confirm/<str:token>/", following.ConfirmView.as_view(), name="follow_confirm"),
    path("follow/choices/<str:token>/", following.ChoicesView.as_view(), name="follow_choices"),
    path("follow/<slug:kind>/<slug:key>/", following.FollowView.as_view(), name="follow"),
    path("partners/", directory.DirectoryView.as_view(), name="directory"),
    *urls_life.ABOVE,
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
    path("initiatives/", initiatives.InitiativesView.as_view(), name="initiatives"),
    path(
        "initiatives/initiatives.<slug:form>",
        initiatives.InitiativesFileView.as_view(),
        name="initiatives_file",
    ),
    path("initiatives/start/", initiatives.StartView.as_view(), name="initiative_start"),
    path("initiatives/<uuid:public_id>/", initiatives.InitiativeView.as_view(), name="initiative"),
    path("initiatives/<uuid:public_id>/edit/", initiatives.EditView.as_view(), name="initiative_edit"),
    path(
        "initiatives/<uuid:public_id>/publish/", initiatives.PublishView.as_view(), name="initiative_publish"
    ),
    path("initiatives/<uuid:public_id>/report/", initiatives.ReportView.as_view(), name="initiative_report"),
    path("initiatives/<uuid:public_id>/end/", initiatives.EndView.as_view(), name="initiative_end"),
    path(
        "initiatives/<uuid:public_id>/withdraw/",
        initiatives.WithdrawInitiativeView.as_view(),
        name="initiative_withdraw",
    ),
    *urls_market.urlpatterns,
    path("practices/", practices.PracticesView.as_view(), name="practices"),
    path(
        "practices/good-practices.<slug:form>", practices.PracticesFileView.as_view(), name="practices_file"
    ),
    path("practices/start/", practices.StartPracticeView.as_view(), name="practice_start"),
    path("practices/<uuid:public_id>/", practices.PracticeView.as_view(), name="practice"),
    path("practices/<uuid:public_id>/edit/", practices.EditPracticeView.as_view(), name="practice_edit"),
    path(
        "practices/<uuid:public_id>/submit/", practices.SubmitPracticeView.as_view(), name="practice_submit"
    ),
    path(
        "practices/<uuid:public_id>/correct/",
        practices.CorrectPracticeView.as_view(),
        name="practice_correct",
    ),
    path("practices/<uuid:public_id>/review/", practices.ReviewView.as_view(), name="practice_review"),
    path(
        "practices/<uuid:public_id>/withdraw/",
        practices.WithdrawPracticeView.as_view(),
        name="practice_withdraw",
    ),
    path("practices/<uuid:public_id>/endorse/", practices.EndorseView.as_view(), name="practice_endorse"),
    path("practices/<uuid:public_id>/adopt/", practices.AdoptView.as_view(), name="practice_adopt"),
    path("said/<slug:kind>/<int:pk>/take-down/", taking_down.TakeDownView.as_view(), name="words_take_down"),
    path("groups/", groups.GroupsView.as_view(), name="groups"),
    path("groups/groups.<slug:form>", groups.GroupsFileView.as_view(), name="groups_file"),
    path("groups/workplans.<slug:form>", groups.WorkplansFileView.as_view(), name="workplans_file"),
    path("groups/propose/", proposals.ProposeView.as_view(), name="propose"),
    path("groups/proposals/<uuid:public_id>/", proposals.ProposalView.as_view(), name="proposal"),
    path("groups/proposals/<uuid:public_id>/edit/", proposals.EditView.as_view(), name="proposal_edit"),
    path("groups/proposals/<uuid:public_id>/submit/", proposals.SubmitView.as_view(), name="proposal_submit"),
    path(
        "groups/proposals/<uuid:public_id>/withdraw/",
        proposals.WithdrawView.as_view(),
        name="proposal_withdraw",
    ),
    path("groups/lead-requests/<uuid:public_id>/", leads.LeadRequestView.as_view(), name="lead_request"),
    path("groups/progress/", group_space.ProgressView.as_view(), name="groups_progress"),
    path("groups/<slug:slug>/", groups.GroupView.as_view(), name="group"),
    path("groups/<slug:slug>/join/", group_space.JoinView.as_view(), name="group_join"),
    path("groups/<slug:slug>/space/", group_space.SpaceView.as_view(), name="group_space"),
    path("groups/<slug:slug>/update/", group_space.UpdateView.as_view(), name="group_update"),
    path("groups/<slug:slug>/charter/", group_space.CharterView.as_view(), name="group_charter"),
    path("groups/<slug:slug>/offices/", group_space.OfficeView.as_view(), name="group_office"),
    path(
        "groups/<slug:slug>/offices/<int:pk>/end/",
        group_space.EndOfficeView.as_view(),
        name="group_office_end",
    ),
    path("groups/<slug:slug>/members/<int:pk>/", group_space.AnswerView.as_view(), name="group_answer"),
    path("groups/<slug:slug>/members/<int:pk>/leave/", group_space.LeaveView.as_view(), name="group_leave"),
    path("groups/<slug:slug>/documents/", group_space.DocumentsView.as_view(), name="group_documents"),
    path(
        "groups/<slug:slug>/documents/<uuid:upload>/remove/",
        group_space.RemoveDocumentView.as_view(),
        name="group_document_remove",
    ),
    path(
        "groups/<slug:slug>/workplan/workplan.<slug:form>",
        groups.WorkplansFileView.as_view(),
        name="workplan_file",
    ),
    path("groups/<slug:slug>/workplan/", group_workplan.WorkplanView.as_view(), name="workplan"),
    path("groups/<slug:slug>/workplan/add/", group_workplan.AddLineView.as_view(), name="workplan_add"),
    path(
        "groups/<slug:slug>/workplan/adopt/",
        group_workplan.AdoptWorkplanView.as_view(),
        name="workplan_adopt",
    ),
    path(
        "groups/<slug:slug>/workplan/<int:pk>/", group_workplan.ChangeLineView.as_view(), name="workplan_line"
    ),
    path(
        "groups/<slug:slug>/meetings/call/",
        group_workplan.CallMeetingView.as_view(),
        name="group_meeting_call",
    ),
    path(
        "groups/<slug:slug>/meetings/<uuid:public_id>/",
        group_workplan.GroupMeetingView.as_view(),
        name="group_meeting",
    ),
    path(
        "groups/<slug:slug>/meetings/<uuid:public_id>/edit/",
        group_workplan.ChangeMeetingView.as_view(),
        name="group_meeting_edit",
    ),
    path(
        "groups/<slug:slug>/meetings/<uuid:public_id>/cancel/",
        group_workplan.CancelMeetingView.as_view(),
        name="group_meeting_cancel",
    ),
    path(
        "groups/<slug:slug>/meetings/<uuid:public_id>/meeting.ics",
        group_workplan.CalendarView.as_view(),
        name="group_meeting_ics",
    ),
    *urls_life.BELOW,
    path("partners/<slug:slug>/", directory.PartnerView.as_view(), name="partner"),
    path("partners/<slug:slug>/edit/", organisations.ProfileView.as_view(), name="profile"),
    path("partners/<slug:slug>/listing/", organisations.ListingView.as_view(), name="listing"),
]
