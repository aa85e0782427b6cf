"""Roadmaps: reading, writing, versions, files, and the clinic."""

from django.urls import URLPattern, path

from pathfinders.views.clinic import answers, letter
from pathfinders.views.clinic import pages as clinic
from pathfinders.views.roadmap import action, files, importing, pages, versions, writing

ROADMAP = "pathfinders/roadmaps/<uuid:public_id>/"
VERSION = f"{ROADMAP}versions/<int:number>/"
REVIEW = f"{VERSION}review/"

urlpatterns: list[URLPattern] = [
    path("pathfinders/ways/<uuid:public_id>/roadmap/", writing.StartView.as_view(), name="roadmap_start"),
    path(ROADMAP, pages.RoadmapView.as_view(), name="roadmap"),
    path(f"{ROADMAP}smart/", pages.SmartView.as_view(), name="roadmap_smart"),
    path(f"{ROADMAP}edit/", writing.HeadView.as_view(), name="roadmap_edit"),
    path(f"{ROADMAP}submit/", writing.SubmitView.as_view(), name="roadmap_submit"),
    path(f"{ROADMAP}priorities/add/", writing.AddPriorityView.as_view(), name="priority_add"),
    path(f"{ROADMAP}priorities/<int:pk>/", writing.PriorityView.as_view(), name="priority_edit"),
    path(
        f"{ROADMAP}priorities/<int:pk>/remove/", writing.RemovePriorityView.as_view(), name="priority_remove"
    ),
    path(f"{ROADMAP}priorities/<int:pk>/actions/add/", action.AddActionView.as_view(), name="action_add"),
    path(f"{ROADMAP}actions/<int:pk>/", action.ActionView.as_view(), name="action_edit"),
    path(f"{ROADMAP}actions/<int:pk>/remove/", writing.RemoveActionView.as_view(), name="action_remove"),
    path("pathfinders/roadmaps/template.xlsx", files.TemplateView.as_view(), name="roadmap_template"),
    path(f"{ROADMAP}roadmap.pdf", files.PdfView.as_view(), name="roadmap_pdf"),
    path(f"{ROADMAP}roadmap.xlsx", files.XlsxView.as_view(), name="roadmap_xlsx"),
    path(f"{ROADMAP}import/", importing.ImportView.as_view(), name="roadmap_import"),
    path(f"{ROADMAP}import/<uuid:prepared>/", importing.TakeOverView.as_view(), name="roadmap_take_over"),
    path(f"{ROADMAP}next/", versions.NextView.as_view(), name="roadmap_next"),
    path(f"{ROADMAP}points/<int:pk>/", answers.AnswerView.as_view(), name="point_answer"),
    path(VERSION, versions.VersionView.as_view(), name="version"),
    path(f"{VERSION}changes/", versions.ChangesView.as_view(), name="version_changes"),
    path(f"{VERSION}points/", answers.FollowedView.as_view(), name="version_points"),
    path(f"{VERSION}letter/", letter.LetterView.as_view(), name="letter"),
    path(f"{VERSION}letter.pdf", letter.LetterPdfView.as_view(), name="letter_pdf"),
    path(REVIEW, clinic.ClinicView.as_view(), name="clinic"),
    path(f"{REVIEW}comments/", clinic.CommentView.as_view(), name="clinic_comment"),
    path(f"{REVIEW}comments/<int:pk>/", clinic.WithdrawView.as_view(), name="clinic_withdraw"),
    path(f"{REVIEW}begin/", letter.BeginView.as_view(), name="letter_begin"),
    path(f"{REVIEW}letter/", letter.LetterWriteView.as_view(), name="letter_edit"),
    path(f"{REVIEW}points/add/", letter.PointView.as_view(), name="feedback_add"),
    path(f"{REVIEW}points/<int:pk>/", letter.PointView.as_view(), name="feedback_edit"),
    path(f"{REVIEW}points/<int:pk>/remove/", letter.RemovePointView.as_view(), name="feedback_remove"),
    path(f"{REVIEW}hand/", letter.HandView.as_view(), name="letter_hand"),
    path(f"{REVIEW}take-back/", letter.TakeBackView.as_view(), name="letter_take_back"),
    path(f"{REVIEW}sign/", letter.SignView.as_view(), name="letter_sign"),
    path(f"{REVIEW}instruct/", letter.InstructView.as_view(), name="letter_instruct"),
    path(f"{REVIEW}instruction/", letter.FileInstructionView.as_view(), name="letter_instruction"),
]
