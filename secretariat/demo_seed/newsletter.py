"""In the demonstration: two issues that were sent, a draft, and readers who confirmed; by the portal's own
verbs."""

from datetime import timedelta

from django.utils import timezone

from alliance87.core.mailing.engine import work
from alliance87.core.months import add_months
from partners.enums import MembershipRole
from partners.models import Membership, Topic
from secretariat.demo_seed.clock import days_from_today, stand_at
from secretariat.demo_seed.people import cast_member
from secretariat.demo_seed.tables import LANGUAGES, Row, table, texts
from secretariat.domain.newsletter import composing, contributing, links, sending, subscribing
from secretariat.models import Issue, Subscriber

READERS = 12
CONTRIBUTION = {
    "title_fr": "Une boîte à outils pour les clubs scolaires",
    "title_en": "A toolbox for school clubs",
    "title_es": "Una caja de herramientas para los clubes escolares",
    "text_en": "Our clubs in six invented towns wrote down what works. Anybody may use it.",
}


def seed_newsletter() -> int:
    """Once. Returns how many issues there are to read."""
    if Issue.objects.exists():
        return 0
    _subscribe_readers()
    for row in table("letters"):
        _issue(row)
    _contribute()
    return Issue.objects.count()


def _subscribe_readers() -> None:
    topics = list(Topic.objects.all()[:3])
    with stand_at(days_from_today(-80)):
        for number in range(READERS):
            email = f"reader{number + 1}@demo.example"
            chosen = topics[number % 4 : number % 4 + 1]
            language = LANGUAGES[number % len(LANGUAGES)]
            subscribing.ask_subscription(email=email, values={"language": language, "topics": chosen})
            if number:  # the first one never followed the link
                asked = Subscriber.objects.get(email=email)
                subscribing.confirm_subscription(token=links.confirming(asked))


def _issue(row: Row) -> None:
    """Sent on the 28th of its month by two officers, but for the draft of this month."""
    first = add_months(timezone.localdate().replace(day=1), -int(row["months_ago"]))
    is_past = row["months_ago"] != "0"
    days = (first - timezone.localdate()).days + 27 if is_past else 0
    with stand_at(days_from_today(days)):
        issue = composing.open_issue(actor=cast_member("officer-1"), month=first)
        _write(issue, row)
        if is_past:
            _send(issue)


def _write(issue: Issue, row: Row) -> None:
    officer = cast_member("officer-1")
    values = {f"title_{code}": said for code, said in texts(row, "title").items()}
    values |= {f"intro_{code}": f"<p>{said}</p>" for code, said in texts(row, "intro").items()}
    composing.save_issue(actor=officer, issue=issue, revision=issue.revision, values=values)
    entry = composing.add_entry(actor=officer, section=issue.sections.get(kind=composing.CONTRIBUTIONS))
    said = {f"title_{code}": title for code, title in texts(row, "entry").items()}
    said |= {f"text_{code}": f"<p>{text}</p>" for code, text in texts(row, "text").items()}
    composing.save_entry(actor=officer, entry=entry, revision=entry.revision, values=said)


def _send(issue: Issue) -> None:
    sending.propose_issue(actor=cast_member("officer-1"), issue=issue)
    issue.refresh_from_db()
    sending.approve_issue(actor=cast_member("officer-2"), issue=issue, revision=issue.revision)
    sending.send_due_issue(issue.pk)
    issue.refresh_from_db()
    if issue.mailing_id is not None:
        work(issue.mailing_id)


def _contribute() -> None:
    """One that waits for the secretariat."""
    editor = Membership.objects.current().filter(role=MembershipRole.EDITOR).order_by("pk").first()
    if editor is None:
        return
    with stand_at(timezone.now() - timedelta(days=2)):
        contributing.submit_contribution(
            actor=editor.user, organisation=editor.organisation, values=CONTRIBUTION
        )
