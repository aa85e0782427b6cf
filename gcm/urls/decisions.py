from django.urls import path

from gcm.views import decisions

urlpatterns = [
    path("decisions/<int:year>/<int:number>/", decisions.DecisionView.as_view(), name="decision"),
    path(
        "decisions/<int:year>/<int:number>/certificate/",
        decisions.CertificateView.as_view(),
        name="certificate",
    ),
    path("decisions/<int:year>/<int:number>/verify/", decisions.VerifyView.as_view(), name="verify"),
    path("decisions/<int:year>/<int:number>/publish/", decisions.PublishView.as_view(), name="publish"),
]
