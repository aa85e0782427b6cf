from django.urls import path

from secretariat.office_urls import urlpatterns as office_urlpatterns
from secretariat.site_urls import urlpatterns as site_urlpatterns
from secretariat.views import consent_texts, contributions, issue_list, issues, newsletter, pages, readers

app_name = "secretariat"

ISSUE = "newsletter/desk/<int:number>/"

urlpatterns = [
    path("", pages.HomeView.as_view(), name="home"),
    path("privacy/", pages.PrivacyView.as_view(), name="privacy"),
    path("accessibility/", pages.AccessibilityView.as_view(), name="accessibility"),
    path("newsletter/", newsletter.ArchiveView.as_view(), name="newsletter"),
    path("newsletter/feed/", newsletter.FeedView.as_view(), name="newsletter_feed"),
    path("newsletter/<int:number>/", newsletter.IssueView.as_view(), name="newsletter_issue"),
    path("newsletter/subscribe/", newsletter.SubscribeView.as_view(), name="subscribe"),
    path("newsletter/asked/", newsletter.AskedView.as_view(), name="newsletter_asked"),
    path("newsletter/confirm/<str:token>/", newsletter.ConfirmView.as_view(), name="newsletter_confirm"),
    path(
        "newsletter/preferences/<str:token>/",
        newsletter.PreferencesView.as_view(),
        name="newsletter_preferences",
    ),
    path("newsletter/contribute/", contributions.ContributeView.as_view(), name="contribute"),
    path("newsletter/desk/", issue_list.IssuesView.as_view(), name="issues"),
    path(ISSUE, issues.IssueDeskView.as_view(), name="issue"),
    path(f"{ISSUE}edit/", issues.IssueEditView.as_view(), name="issue_edit"),
    path(f"{ISSUE}order/", issues.OrderView.as_view(), name="issue_order"),
    path(f"{ISSUE}web/", issues.WebPreviewView.as_view(), name="issue_web"),
    path(f"{ISSUE}mail/<str:language>/<str:form>/", issues.MailPreviewView.as_view(), name="issue_mail"),
    path(f"{ISSUE}entries/<int:pk>/", issues.EntryEditView.as_view(), name="issue_entry"),
    path(f"{ISSUE}do/<str:verb>/", issues.IssueVerbView.as_view(), name="issue_verb"),
    path("newsletter/desk/contributions/", contributions.ContributionsView.as_view(), name="contributions"),
    path(
        "newsletter/desk/contributions/<int:pk>/",
        contributions.ContributionAnswerView.as_view(),
        name="contribution",
    ),
    path("newsletter/desk/readers/", readers.ReadersView.as_view(), name="readers"),
    path("newsletter/desk/readers/<int:pk>/", readers.ReaderListView.as_view(), name="reader_list"),
    path("newsletter/desk/readers/<int:pk>/faults/", readers.FaultsView.as_view(), name="reader_faults"),
    path("newsletter/desk/consent/", consent_texts.ConsentTextsView.as_view(), name="consent_texts"),
    *site_urlpatterns,
    *office_urlpatterns,
]
