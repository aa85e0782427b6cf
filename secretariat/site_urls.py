"""News, events, the calendar, briefing notes: included by `secretariat.urls`."""

from django.urls import path

from secretariat.views import briefs
from secretariat.views.site import calendar, news
from secretariat.views.site import pages as site

urlpatterns = [
    path("briefs/", briefs.BriefsView.as_view(), name="briefs"),
    path("briefs/<uuid:public_id>/", briefs.BriefView.as_view(), name="brief"),
    path("briefs/<uuid:public_id>/pdf/", briefs.PdfView.as_view(), name="brief_pdf"),
    path("about/", site.AboutView.as_view(), name="about"),
    path("target/", site.TargetView.as_view(), name="target"),
    path("search/", site.SearchView.as_view(), name="search"),
    path("news/", news.NewsListView.as_view(), name="news"),
    path("news/feed/", news.NewsFeedView.as_view(), name="news_feed"),
    path("news/preview/<str:token>/", news.PreviewView.as_view(), name="news_preview"),
    path("news/<slug:slug>/", news.NewsView.as_view(), name="news_item"),
    path("pages/<slug:slug>/", news.PageView.as_view(), name="page"),
    path("events/<uuid:public_id>/", calendar.EventView.as_view(), name="event"),
    path("calendar/", calendar.CalendarView.as_view(), name="calendar"),
    path("calendar/address/", calendar.KeyView.as_view(), name="calendar_key"),
    path("calendar/alliance87.ics", calendar.FeedView.as_view(), name="calendar_feed"),
    path("calendar/own/<str:key>.ics", calendar.OwnFeedView.as_view(), name="own_calendar"),
]
