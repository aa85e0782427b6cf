"""What the focal points of other countries are told (F16)."""

from alliance87.core import mailing
from pathfinders.emails.way import WHY_FOCAL
from pathfinders.models import FocalPoint, Post, Thread


def question_asked(thread: Thread) -> None:
    """To the focal points of all countries, save the one who asks."""
    others = FocalPoint.objects.at().filter(user__is_active=True).exclude(user=thread.author_id)
    people = {each.user_id: each.user for each in others.select_related("user")}
    mailing.send(
        kind="pathfinders.question_asked",
        template="mail/pathfinders/question_asked",
        recipients=[mailing.to_account(each) for each in people.values()],
        context={"thread": thread},
        why=WHY_FOCAL,
    )


def thread_answered(post: Post) -> None:
    """To the author of the thread."""
    mailing.send(
        kind="pathfinders.thread_answered",
        template="mail/pathfinders/thread_answered",
        recipients=[mailing.to_account(post.thread.author)],
        context={"thread": post.thread, "post": post},
        why=WHY_FOCAL,
    )
