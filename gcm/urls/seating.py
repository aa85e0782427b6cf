from django.urls import URLPattern, path
from django.views.generic.base import View

from gcm.views.seating import bodies, calls, credentials, own, regions, rotation


def at(address: str, view: type[View], name: str) -> URLPattern:
    return path(address, view.as_view(), name=name)


BODY = "designations/<int:pk>/"
LETTER = "credentials/<int:pk>/"
NAME = "nominations/<int:pk>/"

urlpatterns: list[URLPattern] = [
    at("designations/", bodies.OverviewView, "designations"),
    at(BODY, bodies.BodyView, "nominating_body"),
    at(BODY + "officers/", bodies.NameOfficerView, "nominating_officer_add"),
    at("nominating-officers/<int:pk>/end/", bodies.EndOfficerView, "nominating_officer_end"),
    at(BODY + "calls/", bodies.OpenCallView, "seat_call_add"),
    at("calls/<int:pk>/", calls.CallView, "seat_call"),
    at("calls/<int:pk>/withdraw/", bodies.WithdrawCallView, "seat_call_withdraw"),
    at(BODY + "rotation/", bodies.FileRotationView, "rotation_file"),
    at(BODY + "letters/", bodies.FileCredentialsView, "credentials_add"),
    at("credentials/", credentials.RegisterView, "credentials_register"),
    at(LETTER, credentials.CredentialsView, "credentials"),
    at(LETTER + "correct/", credentials.MendView, "credentials_mend"),
    at(LETTER + "names/", credentials.AddNameView, "nomination_add"),
    at(LETTER + "hand-in/", credentials.HandInView, "credentials_hand_in"),
    at(LETTER + "return/", credentials.ReturnView, "credentials_return"),
    at(LETTER + "accept/", credentials.AcceptView, "credentials_accept"),
    at(NAME + "withdraw/", credentials.WithdrawNominationView, "nomination_withdraw"),
    at(NAME + "call-up/", credentials.CallUpView, "nomination_call_up"),
    at(NAME + "accredit/", credentials.AccreditView, "nomination_accredit"),
    at("our-seat/", own.OwnSeatsView, "own_seats"),
    at("our-seat/<int:pk>/persons/", own.GiveNoticeView, "delegate_notice"),
    at("seats/<int:number>/handover/", rotation.HandoverView, "handover"),
    at("seats/<int:number>/file/", rotation.HandoverFileView, "handover_file"),
    at("handovers/<int:pk>/withdraw/", rotation.WithdrawHandoverView, "handover_withdraw"),
    at("reviews/<int:pk>/", rotation.ReviewCaseView, "review_case"),
    at("reviews/<int:pk>/outcome/", rotation.OutcomeView, "review_outcome"),
    at("meetings/<uuid:public_id>/participants/", rotation.ParticipantsView, "participants"),
    at("region/", regions.RegionView, "region"),
    at("meetings/<uuid:public_id>/region/ask/", regions.AskRegionView, "region_ask"),
    at("meetings/<uuid:public_id>/region/statement/", regions.StatementView, "region_statement"),
    at("regional-rounds/<int:pk>/", regions.RoundView, "regional_round"),
]
