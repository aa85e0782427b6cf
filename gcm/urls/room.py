from django.urls import URLPattern, path
from django.views.generic.base import View

from gcm.views import group_terms, positions, room, room_acts, writing

ROOM = "meetings/<uuid:public_id>/room/"
ITEM = ROOM + "items/<uuid:item_id>/"
SEAT = ROOM + "seats/<int:seat>/"


def at(address: str, view: type[View], name: str) -> URLPattern:
    return path(address, view.as_view(), name=name)


urlpatterns: list[URLPattern] = [
    at(ROOM, room.RoomView, "room"),
    at(ROOM + "live/", room.RoomLiveView, "room_live"),
    at(ROOM + "chair/", room.ChairView, "room_chair"),
    at(ROOM + "chair/live/", room.ChairLiveView, "room_chair_live"),
    at(ROOM + "scribe/", room.ScribeView, "room_scribe"),
    at(ROOM + "scribe/live/", room.ScribeLiveView, "room_scribe_live"),
    at(ROOM + "join/", room_acts.JoinView, "room_join"),
    at(ROOM + "leave/", room_acts.LeaveView, "room_leave"),
    at(ROOM + "connection/", room_acts.MyConnectionView, "room_connection"),
    at(ROOM + "open/", room_acts.OpenView, "room_open"),
    at(ROOM + "suspend/", room_acts.SuspendView, "room_suspend"),
    at(ROOM + "resume/", room_acts.ResumeView, "room_resume"),
    at(ROOM + "close/", room_acts.CloseView, "room_close"),
    at(ITEM + "take-up/", room_acts.TakeUpView, "room_take_up"),
    at(ITEM + "conclude/", room_acts.ConcludeView, "room_conclude"),
    at(ITEM + "gavel/", room_acts.GavelView, "room_gavel"),
    at(ITEM + "without-decision/", writing.DisposalView, "room_disposal"),
    at(ITEM + "wording/", writing.WordingView, "room_wording"),
    at(ITEM + "drafted-words/", room_acts.DraftedWordsView, "room_drafted"),
    at(ITEM + "term/", group_terms.TermView, "room_term"),
    at(ITEM + "texts/", writing.TextsView, "room_texts"),
    at(ITEM + "position/<slug:kind>/", positions.PositionView, "position"),
    at(ROOM + "positions/<int:position_id>/withdraw/", positions.WithdrawPositionView, "position_withdraw"),
    at(SEAT + "in/", room_acts.SeatInView, "room_seat_in"),
    at(SEAT + "out/", room_acts.SeatOutView, "room_seat_out"),
    at(SEAT + "connection/", room_acts.SeatConnectionView, "room_seat_connection"),
]
