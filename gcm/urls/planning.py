from django.urls import URLPattern, path, re_path

from gcm.views.planning import (
    agenda,
    arising,
    asked,
    forecast,
    packs,
    papers,
    planning,
    short_notice,
)

MEETING = "meetings/<uuid:public_id>/"
PAPER = MEETING + "papers/<int:number>/"
ASKED = r"^requests/(?P<kind>meeting|item)/(?P<pk>\d{1,9})/"

urlpatterns: list[URLPattern] = [
    path("planning/", planning.PlanningView.as_view(), name="planning"),
    path("planning/hours/", planning.PlannerView.as_view(), name="planner"),
    path("planning/agenda/", planning.CandidatesView.as_view(), name="candidates"),
    path("requests/", asked.RequestsView.as_view(), name="requests"),
    path("requests/meeting/", asked.RequestMeetingView.as_view(), name="request_meeting"),
    path("requests/item/", asked.ProposeItemView.as_view(), name="propose_item"),
    re_path(ASKED + "answer/$", asked.AnswerAskedView.as_view(), name="answer_asked"),
    re_path(ASKED + "withdraw/$", asked.WithdrawAskedView.as_view(), name="withdraw_asked"),
    path(MEETING + "agenda/", agenda.AgendaView.as_view(), name="agenda"),
    path(MEETING + "agenda/move/", agenda.MoveView.as_view(), name="agenda_move"),
    path(MEETING + "agenda/other-business/", agenda.OtherBusinessView.as_view(), name="other_business"),
    path(MEETING + "agenda/<uuid:item_id>/to-decide/", agenda.AgreeView.as_view(), name="agree_to_decide"),
    path(MEETING + "arising/", arising.ArisingView.as_view(), name="arising"),
    path(MEETING + "deadlines/", agenda.DeadlinesView.as_view(), name="deadlines"),
    path(MEETING + "short-notice/", short_notice.ShortNoticeView.as_view(), name="short_notice"),
    path(MEETING + "papers/add/", papers.AddPaperView.as_view(), name="paper_add"),
    path(PAPER, papers.PaperView.as_view(), name="paper"),
    path(PAPER + "file/", papers.PaperFileView.as_view(), name="paper_file"),
    path(PAPER + "withdraw/", papers.WithdrawPaperView.as_view(), name="paper_withdraw"),
    path(MEETING + "forecast/", forecast.ForecastView.as_view(), name="forecast"),
    path(MEETING + "forecast/<int:seat>/remind/", forecast.RemindView.as_view(), name="remind"),
    path(MEETING + "pack/", packs.PackView.as_view(), name="pack"),
    path(MEETING + "pack/live/", packs.PackLiveView.as_view(), name="pack_live"),
    path(MEETING + "pack/file/", packs.PackFileView.as_view(), name="pack_file"),
]
