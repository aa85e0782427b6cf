"""One named function a message. The applicant reads each in their own language."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from alliance87.core import mailing
from partners.models import (
    Application,
    ExchangePost,
    Follower,
    FundingCall,
    GoodPractice,
    Group,
    GroupMeeting,
    GroupMember,
    GroupProposal,
    LeadRequest,
    Posting,
    PostingMessage,
    User,
)
from partners.queries.activity import Event
from partners.queries.desk import desk_of
from partners.queries.group_calendar import attachments_of
from partners.queries.group_work import people_of_group

WHY_APPLICANT = _("You receive this mail because you filled in a partner application.")

WHY_DESK = _("You receive this mail because you asked for your desk by e-mail.")
WHY_LEAD = _("You receive this mail because you speak for the organisation on the portal.")
WHY_GROUP = _("You receive this mail because you act for an organisation in this group.")
WHY_JOINING = _("You receive this mail because you asked to join a group for your organisation.")
WHY_PRACTICE = _("You receive this mail because you wrote a good practice on the portal.")
WHY_FUNDING = _("You receive this mail because you posted a call of a donor on the portal.")
WHY_POSTING = _("You receive this mail because you act for an organisation in its needs and offers.")
WHY_CONFIRM = _("You receive this mail because somebody typed this address to follow the Alliance.")
WHY_EXCHANGE = _("You receive this mail because you take part in the exchange of the Alliance.")
WHY_HIDDEN = _("You receive this mail because you wrote in the exchange of the Alliance.")
WHY_FOLLOWER = _("You receive this mail because you follow what is named in it.")
WHY_AUTHOR = _("You receive this mail because you proposed a group on the portal.")


def application_received(application: Application) -> None:
    _to_applicant(application, "application_received")


def application_returned(application: Application, question: str) -> None:
    _to_applicant(application, "application_returned", question=question)


def application_reminder(application: Application) -> None:
    _to_applicant(application, "application_reminder")


def application_accepted(application: Application) -> None:
    _to_applicant(application, "application_accepted", organisation=application.organisation)


def application_declined(application: Application, reason: str) -> None:
    _to_applicant(application, "application_declined", reason=reason)


def proposal_returned(proposal: GroupProposal, question: str) -> None:
    _to_author(proposal, "proposal_returned", question=question)


def lead_asked(request: LeadRequest, people: Iterable[User]) -> None:
    """To the focal points and editors of the organisation that is asked, each in their language."""
    mailing.send(
        kind="partners.lead_asked",
        template="mail/partners/lead_asked",
        recipients=[mailing.to_account(user, named=False) for user in people],
        context={"lead_request": request, "proposal": request.proposal},
        why=WHY_LEAD,
    )


def lead_declined(request: LeadRequest, reason: str) -> None:
    _to_author(request.proposal, "lead_declined", lead_request=request, reason=reason.strip())


def proposal_adopted(proposal: GroupProposal, group: Group, symbol: str) -> None:
    _to_author(proposal, "proposal_adopted", group=group, symbol=symbol)


def proposal_deferred(proposal: GroupProposal, note: str) -> None:
    _to_author(proposal, "proposal_deferred", note=note)


def proposal_handed_back(proposal: GroupProposal, note: str) -> None:
    _to_author(proposal, "proposal_handed_back", note=note)


def _to_applicant(application: Application, name: str, **context: Any) -> None:
    mailing.send(
        kind=f"partners.{name}",
        template=f"mail/partners/{name}",
        recipients=[mailing.to_account(application.applicant, named=False)],
        context={"application": application, **context},
        why=WHY_APPLICANT,
    )


def _to_author(proposal: GroupProposal, name: str, **context: Any) -> None:
    """To the author, unless the account is closed meanwhile."""
    if proposal.author.is_active:
        mailing.send(
            kind=f"partners.{name}",
            template=f"mail/partners/{name}",
            recipients=[mailing.to_account(proposal.author, named=False)],
            context={"proposal": proposal, **context},
            why=WHY_AUTHOR,
        )


def desk_by_mail(person: User) -> Any:
    """What waits for the person, and the page as one file for reading without a connection; in their language
    and zone. They asked for it themselves, so that muting other mail does not stop it."""
    with translation.override(person.language), timezone.override(person.time_zone):
        items = desk_of(person)
        context = {"items": items, "person": person, "now": timezone.now(), "SITE_URL": settings.SITE_URL}
        page = render_to_string("mail/partners/desk_page.html", {**context, "language": person.language})
    name = f"{timezone.localdate():%Y-%m-%d}-alliance87.html"
    return mailing.send(
        kind="partners.desk",
        template="mail/partners/desk",
        recipients=[mailing.to_account(person, named=False)],
        context={"items": items},
        why=WHY_DESK,
        statutory=True,
        attachments={person.language: [mailing.Attachment(name, page.encode(), "text/html; charset=utf-8")]},
    )


def join_asked(member: GroupMember, leads: Iterable[User]) -> None:
    _on_group(member.group, "group_join_asked", leads, WHY_GROUP, member=member)


def join_answered(member: GroupMember) -> None:
    """To whoever asked, unless the account is closed meanwhile."""
    if member.asked_by.is_active:
        _on_group(member.group, "group_join_answered", [member.asked_by], WHY_JOINING, member=member)


def group_silent(group: Group, leads: Iterable[User], last: date) -> None:
    _on_group(group, "group_silent", leads, WHY_GROUP, last=last)


def group_meeting(meeting: GroupMeeting) -> None:
    """To everybody who acts for an organisation in the group, with the file for their calendar."""
    mailing.send(
        kind="partners.group_meeting",
        template="mail/partners/group_meeting",
        recipients=[mailing.to_account(user, named=False) for user in people_of_group(meeting.group)],
        context={"group": meeting.group, "meeting": meeting},
        why=WHY_GROUP,
        attachments=attachments_of(meeting),
        confidential=True,
    )


def _on_group(group: Group, name: str, people: Iterable[User], why: Any, **context: Any) -> None:
    mailing.send(
        kind=f"partners.{name}",
        template=f"mail/partners/{name}",
        recipients=[mailing.to_account(user, named=False) for user in people],
        context={"group": group, **context},
        why=why,
    )


def practice_reviewed(practice: GoodPractice) -> None:
    """To the author, unless the account is closed meanwhile."""
    if practice.author.is_active:
        mailing.send(
            kind="partners.practice_reviewed",
            template="mail/partners/practice_reviewed",
            recipients=[mailing.to_account(practice.author, named=False)],
            context={"practice": practice},
            why=WHY_PRACTICE,
        )


def posting_ends(posting: Posting, editors: Iterable[User]) -> None:
    _on_posting(posting, "posting_ends", editors)


def posting_message(message: PostingMessage, readers: Iterable[User]) -> None:
    """The words themselves, and the page on which they are answered. No address of either side is in it."""
    _on_posting(message.contact.posting, "posting_message", readers, message=message, contact=message.contact)


def _on_posting(posting: Posting, name: str, people: Iterable[User], **context: Any) -> None:
    mailing.send(
        kind=f"partners.{name}",
        template=f"mail/partners/{name}",
        recipients=[mailing.to_account(user, named=False) for user in people],
        context={"posting": posting, **context},
        why=WHY_POSTING,
        confidential=True,
    )


def funding_reviewed(call: FundingCall) -> None:
    """To whoever posted it, unless the account is closed meanwhile."""
    if call.author.is_active:
        mailing.send(
            kind="partners.funding_reviewed",
            template="mail/partners/funding_reviewed",
            recipients=[mailing.to_account(call.author, named=False)],
            context={"call": call},
            why=WHY_FUNDING,
        )


def confirm_following(address: str, language: str, name: str, token: str) -> None:
    """To an address that is nobody's until its owner follows the link."""
    mailing.send(
        kind="partners.confirm_following",
        template="mail/partners/confirm_following",
        recipients=[mailing.Recipient(address=address, language=language, key="")],
        context={"followed": name, "token": token},
        why=WHY_CONFIRM,
        confidential=True,
    )


def digest(follower: Follower, events: list[Event], token: str) -> None:
    """What happened, told in the follower's language; one click stops it."""
    mailing.send(
        kind="partners.digest",
        category="partners.following",
        template="mail/partners/digest",
        recipients=[
            mailing.Recipient(
                address=follower.address, language=follower.reads_in, key=f"follower:{follower.pk}"
            )
        ],
        context={"events": events, "token": token},
        why=WHY_FOLLOWER,
        confidential=True,
    )


def exchange_mention(post: ExchangePost, people: Iterable[User]) -> None:
    """To those who act for an organisation that is mentioned; one click stops such mails."""
    _of_exchange(post, "exchange_mention", people)


def exchange_answered(post: ExchangePost, people: Iterable[User]) -> None:
    """To whoever asked, unless nobody is left who wants to know."""
    _of_exchange(post, "exchange_answered", people)


def _of_exchange(post: ExchangePost, name: str, people: Iterable[User]) -> None:
    recipients = [mailing.to_account(user, named=False) for user in people]
    if recipients:
        mailing.send(
            kind=f"partners.{name}",
            category="partners.exchange",
            template=f"mail/partners/{name}",
            recipients=recipients,
            context={"post": post, "thread": post.thread},
            why=WHY_EXCHANGE,
            confidential=True,
        )


def exchange_hidden(post: ExchangePost) -> None:
    """To the author, with the reason."""
    mailing.send(
        kind="partners.exchange_hidden",
        template="mail/partners/exchange_hidden",
        recipients=[mailing.to_account(post.author, named=False)],
        context={"post": post, "thread": post.thread},
        why=WHY_HIDDEN,
        confidential=True,
    )
