"""Applications on their way, told through the portal's own verbs: what they leave in the ledger, in the
inbox and in the mail is what a real application leaves there."""

from collections.abc import Callable

from django.db import transaction

from partners.domain.applications import (
    accept_application,
    return_application,
    save_application,
    start_application,
    submit_application,
    withdraw_application,
)
from partners.models import Application, CommitmentText, Country, Topic, User
from secretariat.demo.cast import BY_KEY
from secretariat.demo_seed.people import cast_member, make_person
from secretariat.demo_seed.tables import LANGUAGES, Row, table

Step = Callable[[Application, Row], Application]


def _submit(application: Application, row: Row) -> Application:
    text = CommitmentText.objects.in_force()
    return submit_application(actor=application.applicant, application=application, commitment=text)


def _ask(application: Application, row: Row) -> Application:
    officer = cast_member("officer-1")
    return return_application(actor=officer, application=application, question=row["question"])


def _answer(application: Application, row: Row) -> Application:
    return submit_application(
        actor=application.applicant,
        application=application,
        commitment=CommitmentText.objects.in_force(),
        answer=row["answer"],
    )


def _accept(application: Application, row: Row) -> Application:
    return accept_application(actor=cast_member("officer-2"), application=application)


def _withdraw(application: Application, row: Row) -> Application:
    return withdraw_application(actor=application.applicant, application=application)


COURSES: dict[str, tuple[Step, ...]] = {
    "draft": (),
    "submitted": (_submit,),
    "returned": (_submit, _ask),
    "answered": (_submit, _ask, _answer),
    "accepted": (_submit, _accept),
    "answered_accepted": (_submit, _ask, _answer, _accept),
    "withdrawn": (_submit, _withdraw),
    "withdrawn_draft": (_withdraw,),
}


def accepted() -> int:
    """How many of the scenes end with a partner."""
    return sum(row["course"].endswith("accepted") for row in table("scenes"))


def play_all() -> int:
    """Play every scene whose applicant has not applied yet. Returns how many were played."""
    return sum(_play(row) for row in table("scenes"))


@transaction.atomic
def _play(row: Row) -> bool:
    applicant = _applicant(row)
    if applicant.applications.exists():
        return False
    application = start_application(actor=applicant)
    application = save_application(
        actor=applicant, application=application, revision=application.revision, values=_values(row)
    )
    for step in COURSES[row["course"]]:
        application = step(application, row)
    return True


def _applicant(row: Row) -> User:
    if row["key"] in BY_KEY:
        return cast_member(row["key"])
    email = f"{row['key']}@example.org"
    known = User.objects.filter(email=email).first()
    return known or make_person(email, row["person"], row["language"])


def _values(row: Row) -> dict[str, object]:
    return {
        "kind": row["kind"],
        "country": Country.objects.filter(iso2=row["iso2"]).first(),
        "listing": row["listing"],
        "topics": list(Topic.objects.filter(slug__in=row["topics"].split())),
        "focal_point_function": row["function"],
        **{f"{field}_{code}": row[f"{field}_{code}"] for field in ("name", "mission") for code in LANGUAGES},
    }
