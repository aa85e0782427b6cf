from django.urls import path

from gcm.urls.minutes import ROOT
from gcm.views.minuting import attribution, comments, drafts, parity, versions, window

MEETING = "meetings/<uuid:public_id>/"
PARAGRAPH = "<int:position>/<str:language>/<int:paragraph>/"

urlpatterns = [
    path(f"{ROOT}/circulate/", comments.CirculateView.as_view(), name="minutes_circulate"),
    path(
        f"{ROOT}/without-comments/",
        window.WaiveView.as_view(),
        {"act": "waive"},
        name="minutes_waive",
    ),
    path(f"{ROOT}/corrections/{PARAGRAPH}", comments.CorrectionView.as_view(), name="correction"),
    path(
        f"{ROOT}/corrections/{PARAGRAPH}draft/",
        drafts.PrepareCommentView.as_view(),
        name="seat_draft_comment",
    ),
    path(f"{ROOT}/corrections/<int:pk>/", comments.AnswerView.as_view(), name="correction_answer"),
    path(f"{ROOT}/languages/", parity.ParityView.as_view(), name="minutes_parity"),
    path(f"{ROOT}/languages/{PARAGRAPH}<str:field>/", parity.MarkView.as_view(), name="parity_mark"),
    path(f"{ROOT}/reopen/", versions.ReopenView.as_view(), name="minutes_reopen"),
    path(f"{ROOT}/note/", versions.ProposeNotingView.as_view(), name="minutes_note"),
    path(f"{ROOT}/versions/<int:version>/", versions.ChangesView.as_view(), name="minutes_changes"),
    path(f"{MEETING}attribution/", attribution.AttributionView.as_view(), name="attribution"),
    path(
        f"{MEETING}items/<int:position>/draft/",
        drafts.PreparePositionView.as_view(),
        name="seat_draft_position",
    ),
    path("drafts/", drafts.DraftsView.as_view(), name="seat_drafts"),
    path("drafts/<int:pk>/<str:act>/", drafts.DraftActView.as_view(), name="seat_draft_act"),
]
