from django.urls import path

from gcm.views import minutes, minutes_acts, minutes_writing

ROOT = "meetings/<uuid:public_id>/minutes"

urlpatterns = [
    path(f"{ROOT}/", minutes.MinutesView.as_view(), name="minutes"),
    path(f"{ROOT}/pdf/", minutes.PdfView.as_view(), name="minutes_pdf"),
    path(f"{ROOT}/deliveries/", minutes.DeliveriesView.as_view(), name="minutes_deliveries"),
    path(f"{ROOT}/write/", minutes_writing.WriteView.as_view(), name="minutes_edit"),
    path(f"{ROOT}/write/<int:position>/", minutes_writing.PassageView.as_view(), name="passage_edit"),
    path(
        f"{ROOT}/write/<int:position>/actions/",
        minutes_writing.AddFollowUpView.as_view(),
        name="follow_up_add",
    ),
    path(
        f"{ROOT}/actions/<int:pk>/remove/",
        minutes_writing.RemoveFollowUpView.as_view(),
        name="follow_up_remove",
    ),
    path(f"{ROOT}/hand-over/", minutes_acts.HandOverView.as_view(), name="minutes_hand_over"),
    path(f"{ROOT}/take-back/", minutes_acts.TakeBackView.as_view(), name="minutes_take_back"),
    path(f"{ROOT}/issue/", minutes_acts.IssueView.as_view(), name="minutes_issue"),
    path(f"{ROOT}/instruct/", minutes_acts.InstructView.as_view(), name="minutes_instruct"),
    path(f"{ROOT}/instruction/", minutes_acts.FileInstructionView.as_view(), name="minutes_instruction"),
]
