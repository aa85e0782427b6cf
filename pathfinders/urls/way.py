"""The way of a country, the community of the focal points, and the public page of the status, which comes
last: it takes every word."""

from django.urls import URLPattern, path

from pathfinders.views import community, interest, pathways, public, records

ONE = "pathfinders/ways/<uuid:public_id>/"

urlpatterns: list[URLPattern] = [
    path("pathfinders/", public.IndexView.as_view(), name="index"),
    path("pathfinders/interest/", interest.ExpressView.as_view(), name="express_interest"),
    path("pathfinders/interest/register/", interest.RegisterView.as_view(), name="register_interest"),
    path("pathfinders/interest/known/", interest.RegisterKnownView.as_view(), name="register_known"),
    path("pathfinders/monitoring-group/", interest.MonitoringView.as_view(), name="monitoring_group"),
    path(ONE, pathways.PathwayView.as_view(), name="pathway"),
    path(f"{ONE}check/", pathways.CheckView.as_view(), name="check"),
    path(f"{ONE}support/", pathways.SupportView.as_view(), name="support"),
    path(f"{ONE}do/<slug:act>/", pathways.PathwayActView.as_view(), name="pathway_act"),
    path(f"{ONE}workshops/<int:pk>/<slug:act>/", records.WorkshopActView.as_view(), name="workshop_act"),
    path(f"{ONE}map/<int:pk>/<slug:act>/", records.BodyActView.as_view(), name="body_act"),
    path(
        f"{ONE}focal-points/<int:pk>/<slug:act>/",
        records.FocalPointActView.as_view(),
        name="focal_point_act",
    ),
    path(f"{ONE}criteria/<int:pk>/<slug:act>/", records.CriterionActView.as_view(), name="criterion_act"),
    path(f"{ONE}evidence/<int:pk>/<slug:act>/", records.EvidenceActView.as_view(), name="evidence_act"),
    path(f"{ONE}support/<int:pk>/<slug:act>/", records.SupportActView.as_view(), name="support_act"),
    path("pathfinders/community/", community.CommunityView.as_view(), name="community"),
    path("pathfinders/community/ask/", community.AskView.as_view(), name="ask"),
    path("pathfinders/community/workshop/", community.AnnounceView.as_view(), name="announce"),
    path("pathfinders/community/<uuid:public_id>/", community.ThreadView.as_view(), name="thread"),
]

# After those of every other part.
STATUS: list[URLPattern] = [
    path("pathfinders/<slug:slug>/", public.StatusView.as_view(), name="status"),
    path("pathfinders/<slug:slug>/certificate/", public.CertificateView.as_view(), name="certificate"),
]
