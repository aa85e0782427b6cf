"""One named function a message of the secretariat, each in its reader’s language."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import mailing
from alliance87.core.mailing.models import Mailing
from alliance87.core.mailing.render import Rendered, render
from gcm.enums import Office
from gcm.models import Delegate
from partners.models import User
from secretariat.models import Brief, Circular, ConsentText, Issue, Letter, Subscriber, Ticket, TicketMessage
from secretariat.queries.circulars import spoken
from secretariat.queries.letters import Said, Spoken
from secretariat.queries.newsletter.content import IssueContent, issue_content
from secretariat.queries.tickets import people_of

WHY = _("You receive this mail because you chair the Global Coordinating Group, or stand in for its chair.")


def brief_written(brief: Brief) -> None:
    """To the representatives on the seats of the chair and the vice-chair, each in their language."""
    for delegate in _officers():
        person = delegate.person
        mailing.send(
            kind="secretariat.brief_written",
            template="mail/secretariat/brief_written",
            recipients=[mailing.to_account(person)],
            context={"brief": brief, "sections": brief.in_language(person.language)},
            why=WHY,
        )


def _officers() -> list[Delegate]:
    seats = Delegate.objects.at().filter(term__seat__office__in=(Office.CHAIR, Office.VICE_CHAIR))
    return list(seats.filter(capacity="representative").select_related("person"))


LIST = "newsletter"
WHY_ASKED = _("You receive this mail because somebody, most likely you, typed this address on our portal.")
WHY_READER = _("You receive this mail because you subscribed to the newsletter of Alliance 8.7.")
WHY_TEST = _("You receive this mail because you asked for a test.")
KEY = Concat(Value("subscriber:"), Cast(F("pk"), CharField()))


def confirm_subscription(subscriber: Subscriber, token: str, text: ConsentText) -> None:
    _to_reader(subscriber, "confirm_subscription", WHY_ASKED, token=token, text=text)


def already_subscribed(subscriber: Subscriber, token: str) -> None:
    _to_reader(subscriber, "already_subscribed", WHY_ASKED, token=token)


def own_data(subscriber: Subscriber, content: bytes) -> None:
    file = mailing.Attachment("alliance87-newsletter.json", content, "application/json")
    _to_reader(subscriber, "own_data", WHY_READER, attachments={subscriber.language: [file]})


def _to_reader(subscriber: Subscriber, name: str, why: Any, attachments: Any = None, **context: Any) -> None:
    """About the subscription itself, so that no unsubscription stops it; never kept for days."""
    mailing.send(
        kind=f"secretariat.{name}",
        template=f"mail/secretariat/{name}",
        recipients=[mailing.Recipient(subscriber.email, subscriber.language, f"subscriber:{subscriber.pk}")],
        context=context,
        why=why,
        attachments=attachments,
        not_after=timezone.now() + timedelta(days=1),
        confidential=True,
    )


def consent_changed(text: ConsentText) -> Mailing:
    """To every reader who agreed to an earlier text."""
    return mailing.send_to_query(
        kind="secretariat.consent_changed",
        template="mail/secretariat/consent_changed",
        queryset=Subscriber.objects.readers().exclude(consent=text),
        context={"text": text},
        why=WHY_READER,
        key=KEY,
        category=LIST,
    )


def issue(issue: Issue, readers: QuerySet[Subscriber], not_after: datetime | None) -> Mailing:
    """Freeze the issue to its readers: one statement, however many they are."""
    return mailing.send_to_query(
        kind="secretariat.issue",
        template="mail/secretariat/issue",
        queryset=readers,
        context={"content": issue_content(issue)},
        why=WHY_READER,
        key=KEY,
        category=LIST,
        not_after=not_after,
    )


def test_issue(issue: Issue, person: Any, languages: list[str]) -> None:
    """The issue as it stands, to whoever asked for it, in each language."""
    for language in languages:
        mailing.send(
            kind="secretariat.issue_test",
            template="mail/secretariat/issue_test",
            recipients=[mailing.Recipient(person.email, language, f"user:{person.pk}")],
            context={"content": issue_content(issue)},
            why=WHY_TEST,
            not_after=timezone.now() + timedelta(hours=1),
        )


def issue_preview(issue: Issue, language: str) -> Rendered:
    """The mail that a reader of the language would get, by the same templates; the links that differ by
    reader are left out."""
    return preview_of(issue_content(issue), language)


def preview_of(content: IssueContent, language: str) -> Rendered:
    """The same for what is told of an issue, or of a part of it while it is written."""
    return render(
        "mail/secretariat/issue",
        {"content": content},
        language=language,
        why=WHY_READER,
        marker="preview",
        is_list=False,
    )


WHY_WROTE = _("You receive this mail because you wrote to the secretariat on our portal.")


def ticket_received(ticket: Ticket, token: str) -> None:
    """It arrived. Nothing that was typed is in it: the address may be somebody else’s."""
    _to_asker(ticket, "ticket_received", {"token": token})


def ticket_answered(ticket: Ticket, message: TicketMessage, token: str) -> None:
    """What the secretariat wrote; to nobody once whoever wrote without a partner is erased."""
    _to_asker(ticket, "ticket_answered", {"token": token, "message": message})


def _to_asker(ticket: Ticket, name: str, context: dict[str, Any]) -> None:
    to = [mailing.to_account(person) for person in people_of(ticket)]
    if ticket.email:
        to.append(mailing.Recipient(ticket.email, ticket.language, f"ticket:{ticket.pk}"))
    if not to:
        return
    mailing.send(
        kind=f"secretariat.{name}",
        template=f"mail/secretariat/{name}",
        recipients=to,
        context={"ticket": ticket, **context},
        why=WHY_WROTE,
    )


WHY_LETTER = _(
    "You receive this mail because you act for the organisation or the seat that it is addressed to."
)


def letter(
    letter: Letter, people: list[Any], said: dict[str, Said], files: dict[str, bytes], reference: str
) -> Mailing:
    """The letter to one addressee, each person in their language, with the same text as a document. A
    statutory one cannot be turned off."""
    name = f"{reference.replace('/', '-')}.pdf"
    return mailing.send(
        kind=f"secretariat.letter_{letter.kind}",
        template="mail/secretariat/letter",
        recipients=[mailing.to_account(person) for person in people],
        context={"letter": letter, "spoken": Spoken(said), "reference": reference},
        why=WHY_LETTER,
        statutory=letter.statutory,
        attachments={
            code: [mailing.Attachment(name, content, "application/pdf")] for code, content in files.items()
        },
    )


CIRCULARS = "circulars"
WHY_CIRCULAR = _("You receive this mail because you act for a partner of Alliance 8.7.")
PERSON = Concat(Value("user:"), Cast(F("pk"), CharField()))


def circular(circular: Circular, people: QuerySet[User]) -> Mailing:
    """Freeze the mail to who is reached: one statement, however many they are. Whoever turned such mail off
    is left out and counted."""
    return mailing.send_to_query(
        kind="secretariat.circular",
        template="mail/secretariat/circular",
        queryset=people,
        context={"spoken": spoken(circular)},
        why=WHY_CIRCULAR,
        key=PERSON,
        name="name",
        category=CIRCULARS,
    )


def test_circular(circular: Circular, person: Any, languages: Sequence[str]) -> None:
    """The mail as it stands, to whoever asked for it, in each language."""
    for language in languages:
        mailing.send(
            kind="secretariat.circular_test",
            template="mail/secretariat/circular",
            recipients=[mailing.Recipient(person.email, language, f"user:{person.pk}", person.name)],
            context={"spoken": spoken(circular)},
            why=WHY_TEST,
            not_after=timezone.now() + timedelta(hours=1),
        )
