"""Implementation: progress, reports, the board of the monitoring group, help wanted."""

from django.urls import URLPattern, path

from pathfinders.views.implementation import (
    actions,
    help,
    indicators,
    milestones,
    monitoring,
    overview,
    reports,
)

WAY, ACTION, REPORT = (
    "pathfinders/ways/<uuid:public_id>/implementation",
    "pathfinders/actions/<int:pk>",
    "pathfinders/reports/<uuid:public_id>",
)

urlpatterns: list[URLPattern] = [
    path(f"{WAY}/", overview.ImplementationView.as_view(), name="implementation"),
    path(f"{WAY}/report/", overview.OpenReportView.as_view(), name="report_open"),
    path(f"{WAY}/renew/", overview.RenewView.as_view(), name="roadmap_renew"),
    path(f"{ACTION}/progress/", actions.ActionProgressView.as_view(), name="action_progress"),
    path(f"{ACTION}/milestones/", actions.SetMilestoneView.as_view(), name="milestone_set"),
    path(f"{ACTION}/organisations/", actions.ActionPartnersView.as_view(), name="action_partners"),
    path(f"{ACTION}/restrict/", actions.RestrictActionView.as_view(), name="action_restrict"),
    path("pathfinders/proposed-updates/<int:pk>/", actions.ProposalView.as_view(), name="proposed_progress"),
    path("pathfinders/milestones/<int:pk>/", milestones.MilestoneView.as_view(), name="milestone"),
    path("pathfinders/indicators/<int:pk>/", indicators.IndicatorView.as_view(), name="indicator"),
    path(f"{REPORT}/", reports.ReportView.as_view(), name="report"),
    path(f"{REPORT}/hand-in/", reports.SubmitReportView.as_view(), name="report_submit"),
    path(f"{REPORT}/pdf/", reports.ReportPdfView.as_view(), name="report_pdf"),
    path("pathfinders/monitoring/", monitoring.BoardView.as_view(), name="monitoring"),
    path("pathfinders/monitoring/board.csv", monitoring.BoardCsvView.as_view(), name="monitoring_csv"),
    path("pathfinders/help-wanted/", help.HelpWantedView.as_view(), name="help_wanted"),
    path("pathfinders/help-wanted/offers/", help.HelpOffersView.as_view(), name="help_offers"),
    path("pathfinders/help-wanted/offers/<int:pk>/", help.PassOnHelpView.as_view(), name="help_pass_on"),
    path("pathfinders/help-wanted/<int:pk>/", help.OfferHelpView.as_view(), name="help_offer"),
]
