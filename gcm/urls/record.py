from django.urls import URLPattern, path

from gcm.views.record import actions, annotations, circulation, groups, promises, register

CIRCULATION = "meetings/<uuid:public_id>/items/<uuid:item_id>/in-writing/"
DECISION = "decisions/<int:year>/<int:number>"

urlpatterns: list[URLPattern] = [
    path("decisions/", register.RegisterView.as_view(), name="register"),
    path("decisions/register.json", register.JsonView.as_view(), name="register_json"),
    path("decisions/register.csv", register.CsvView.as_view(), name="register_csv"),
    path("decisions/feed/", register.FeedView.as_view(), name="register_feed"),
    path("decisions/check/", register.CheckView.as_view(), name="check"),
    path(f"{DECISION}/erratum/", annotations.ErratumView.as_view(), name="erratum"),
    path(f"{DECISION}/contest/", annotations.ContestView.as_view(), name="contest"),
    path(f"{DECISION}/review/", annotations.ReviewView.as_view(), name="decision_review"),
    path(f"{DECISION}/confirmation/", annotations.ConfirmationView.as_view(), name="confirmation"),
    path("groups/<slug:slug>/change/", groups.ChangeView.as_view(), name="group_change"),
    path(
        "groups/<slug:slug>/workplan/<int:pk>/promise/",
        promises.ActivityPromiseView.as_view(),
        name="activity_promise",
    ),
    path(CIRCULATION, circulation.CirculationView.as_view(), name="circulation"),
    path(f"{CIRCULATION}<str:act>/", circulation.CirculationActView.as_view(), name="circulation_act"),
    path("actions/", actions.ActionsView.as_view(), name="actions"),
    path("actions/<int:pk>/", actions.ActionView.as_view(), name="follow_up"),
    path("actions/<int:pk>/do/<str:act>/", actions.ActionActView.as_view(), name="follow_up_act"),
    path("actions/<int:pk>/thread/", actions.ThreadView.as_view(), name="thread"),
]
