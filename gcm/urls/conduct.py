from django.urls import URLPattern

from gcm.urls.room import ITEM, ROOM, SEAT, at
from gcm.views.conduct import acts, fallback, pages, sheet

CALL = ROOM + "calls/<int:call_id>/"

urlpatterns: list[URLPattern] = [
    at(ROOM + "quorum-check/", acts.QuorumCheckView, "room_quorum_check"),
    at(ROOM + "roll-call/", acts.RollCallView, "room_roll_call"),
    at(ROOM + "still-here/", acts.StillHereView, "room_still_here"),
    at(CALL + "answer/", acts.AnswerView, "room_answer"),
    at(CALL + "end/", acts.EndCallView, "room_end_call"),
    at(SEAT + "answers/<int:call_id>/", acts.SeatAnswerView, "room_seat_answer"),
    at(ITEM + "call-for-objections/", acts.CallForObjectionsView, "room_call_for_objections"),
    at(ITEM + "restate/", acts.RestateView, "room_restate"),
    at(ITEM + "close-attempt/", acts.CloseAttemptView, "room_close_attempt"),
    at(ITEM + "by-telephone/<slug:kind>/", pages.TelephonePositionView, "position_by_telephone"),
    at(
        ROOM + "positions/<int:position_id>/withdraw-by-telephone/",
        pages.TelephoneWithdrawalView,
        "withdrawal_by_telephone",
    ),
    at(ITEM + "in-writing/", pages.InWritingView, "room_in_writing"),
    at(ITEM + "letter/", pages.LetterView, "room_letter"),
    at(ROOM + "in-writing/<int:written_id>/withdraw/", acts.WithdrawWrittenView, "room_withdraw_written"),
    at(ITEM + "interest/", pages.InterestView, "room_interest"),
    at(ROOM + "package/", pages.PackageView, "room_package"),
    at(ROOM + "package/<int:package_id>/gavel/", acts.PackageGavelView, "room_package_gavel"),
    at(ITEM + "split/", acts.SplitView, "room_split"),
    at(ROOM + "floor/request/", acts.RequestFloorView, "room_request_floor"),
    at(ROOM + "floor/lower/", acts.LowerHandView, "room_lower_hand"),
    at(ROOM + "floor/close/", acts.CloseFloorView, "room_close_floor"),
    at(ROOM + "floor/<int:request_id>/give/", acts.GiveFloorView, "room_give_floor"),
    at(ROOM + "fallback/", fallback.GrantFallbackView, "room_fallback"),
    at(ROOM + "fallback/code/", fallback.FallbackCodeView, "room_fallback_code"),
    at(ROOM + "roll-sheet/", sheet.SheetView, "room_sheet"),
    at(ROOM + "roll-sheet/results/", sheet.SheetResultsView, "room_sheet_results"),
]
