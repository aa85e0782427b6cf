"""Who does what where, and the exchange: included by `partners.urls`."""

from django.urls import path

from partners.views import coverage, directory, exchange, feeds, group_space, statistics

POST = "exchange/posts/<uuid:public_id>/"

urlpatterns = [
    path("exchange/", exchange.TopicsView.as_view(), name="exchange"),
    path("exchange/ask/", exchange.AskTopicView.as_view(), name="exchange_ask"),
    path("exchange/mail/", exchange.MailView.as_view(), name="exchange_mail"),
    path("exchange/<uuid:public_id>/", exchange.ThreadView.as_view(), name="exchange_thread"),
    path(f"{POST}edit/", exchange.EditPostView.as_view(), name="exchange_edit"),
    path(f"{POST}report/", exchange.ReportPostView.as_view(), name="exchange_report"),
    path(f"{POST}moderate/", exchange.ModeratePostView.as_view(), name="exchange_moderate"),
    path(f"{POST}versions/", exchange.VersionsView.as_view(), name="exchange_versions"),
    path(f"{POST}noted/", exchange.NotedView.as_view(), name="exchange_noted"),
    path("groups/<slug:slug>/exchange/", exchange.GroupExchangeView.as_view(), name="group_exchange"),
    path("groups/<slug:slug>/exchange/ask/", exchange.AskGroupView.as_view(), name="group_exchange_ask"),
    path("groups/<slug:slug>/scope/", group_space.ScopeView.as_view(), name="group_scope"),
    path("partners/map/", directory.DirectoryMapView.as_view(), name="map"),
    path("partners/statistics/", statistics.StatisticsView.as_view(), name="statistics"),
    path("partners/statistics/by-year.csv", statistics.StatisticsCsvView.as_view(), name="statistics_csv"),
    path("feeds/<slug:name>/", feeds.FeedView.as_view(), name="feed"),
    path("who-does-what-where/", coverage.CoverageView.as_view(), name="coverage"),
    path("who-does-what-where/list/", coverage.CoverageListView.as_view(), name="coverage_list"),
    path("who-does-what-where/table.<slug:form>", coverage.CoverageFileView.as_view(), name="coverage_file"),
]
