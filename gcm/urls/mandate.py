from django.urls import path

from gcm.views.mandate import consultations, mandate, past_meetings, reviews, rules

urlpatterns = [
    path("mandate/", mandate.MandateView.as_view(), name="mandate"),
    path("changes-of-rules/", rules.RuleDraftsView.as_view(), name="rule_drafts"),
    path("changes-of-rules/<uuid:public_id>/", rules.RuleDraftView.as_view(), name="rule_draft"),
    path("meetings/earlier/", past_meetings.PastMeetingsView.as_view(), name="past_meetings"),
    path("reviews/", reviews.ReviewsView.as_view(), name="reviews"),
    path("reviews/<uuid:public_id>/", reviews.ReviewView.as_view(), name="review"),
    path("reviews/<uuid:public_id>/answer/", reviews.QuestionnaireView.as_view(), name="questionnaire"),
    path("consultations/", consultations.ConsultationsView.as_view(), name="consultations"),
    path("consultations/open/", consultations.OpenConsultationView.as_view(), name="consultation_open"),
    path("consultations/<uuid:public_id>/", consultations.ConsultationView.as_view(), name="consultation"),
]
