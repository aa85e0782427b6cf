"""Work in the background of the governing body."""

from alliance87.core import jobs
from gcm.domain.issuing import SEND, recipients_of, send_issued
from gcm.domain.mandate.reviews import open_due_reviews
from gcm.domain.planning.group_help import ask_before_next_meeting
from gcm.domain.planning.packs import BUILD, drop_old_packs, finish_pack, note_progress
from gcm.domain.planning.watch import watch_meetings
from gcm.domain.record.circulation import end_written_rounds
from gcm.domain.record.reminders import remind_of_decisions
from gcm.domain.seating.notices import send_term_notices
from gcm.domain.seating.reviews import find_review_cases
from gcm.domain.seating.vacancies import remind_of_vacancies
from gcm.exports.minutes import pdfs_of
from gcm.models import IssuedMinutes, MeetingPack

MINUTES = 300
HOUR = 3600
DAY = 24 * HOUR


@jobs.handler(SEND)
def run_send_minutes(data: jobs.Data) -> None:
    issued = IssuedMinutes.objects.filter(pk=data["issue"], mailing_id=None).first()
    if issued is not None:
        languages = {each.language for each in recipients_of(issued)}
        send_issued(issued=issued, documents=pdfs_of(issued, languages))


@jobs.handler("gcm.open_reviews")
def run_open_reviews(data: jobs.Data) -> None:
    open_due_reviews()


jobs.define_periodic("gcm.open_reviews", every=DAY)


@jobs.handler("gcm.send_term_notices")
def run_send_term_notices(data: jobs.Data) -> None:
    send_term_notices()


@jobs.handler("gcm.remind_of_vacancies")
def run_remind_of_vacancies(data: jobs.Data) -> None:
    remind_of_vacancies()


@jobs.handler("gcm.find_review_cases")
def run_find_review_cases(data: jobs.Data) -> None:
    find_review_cases()


for kind in ("gcm.send_term_notices", "gcm.remind_of_vacancies", "gcm.find_review_cases"):
    jobs.define_periodic(kind, every=HOUR)


@jobs.handler(BUILD)
def run_build_pack(data: jobs.Data) -> None:
    from gcm.exports.pack import build  # a worker that only sends mail loads nothing that writes PDF

    pack = MeetingPack.objects.select_related("meeting").filter(pk=data["pack"], finished_at=None).first()
    if pack is not None:
        finish_pack(pack, build(pack, lambda done: note_progress(pack, done)))


@jobs.handler("gcm.watch_meetings")
def run_watch_meetings(data: jobs.Data) -> None:
    watch_meetings()


@jobs.handler("gcm.drop_old_packs")
def run_drop_old_packs(data: jobs.Data) -> None:
    drop_old_packs()


jobs.define_periodic("gcm.watch_meetings", every=DAY)
jobs.define_periodic("gcm.drop_old_packs", every=DAY)


@jobs.handler("gcm.end_written_rounds")
def run_end_written_rounds(data: jobs.Data) -> None:
    end_written_rounds()


jobs.define_periodic("gcm.end_written_rounds", every=MINUTES)


@jobs.handler("gcm.remind_of_decisions")
def run_remind_of_decisions(data: jobs.Data) -> None:
    remind_of_decisions()


jobs.define_periodic("gcm.remind_of_decisions", every=HOUR)


@jobs.handler("gcm.ask_groups_for_updates")
def run_ask_groups(data: jobs.Data) -> None:
    ask_before_next_meeting()


jobs.define_periodic("gcm.ask_groups_for_updates", every=HOUR)
