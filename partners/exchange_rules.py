"""Who may do what in the exchange. Read it like a statute."""

from typing import Any

import rules

from alliance87.core.access.registry import define_permission, has_perm, has_role, role
from partners.enums import GroupFeature, PostState
from partners.models import ExchangePost, ExchangeThread, Group
from partners.queries.exchange import names_in
from partners.rules import co_edits, is_signed_in, leads_the_group, secretariat


@rules.predicate
def has_exchange(user: Any, group: Group | None) -> bool:
    return group is not None and group.has(GroupFeature.EXCHANGE)


@rules.predicate
def has_a_name_in(user: Any, group: Group | None) -> bool:
    return names_in(user, group).exists()


@rules.predicate
def is_open_exchange(user: Any, group: Group | None) -> bool:
    """Its charter says that everybody who is signed in may read."""
    published = group is not None and group.published_at is not None
    return published and group.open_exchange and user.is_authenticated  # type: ignore[union-attr]


@rules.predicate
def may_answer(user: Any, thread: ExchangeThread | None) -> bool:
    if thread is None:
        return False
    name = "partners.ask_in_group" if thread.group else "partners.ask_on_topic"
    return has_perm(user, name, thread.group)


@rules.predicate
def is_readable_thread(user: Any, thread: ExchangeThread | None) -> bool:
    return thread is not None and ExchangeThread.objects.visible_to(user).filter(pk=thread.pk).exists()


@rules.predicate
def is_readable_post(user: Any, post: ExchangePost | None) -> bool:
    return post is not None and is_readable_thread(user, post.thread)


@rules.predicate
def is_shown_post(user: Any, post: ExchangePost | None) -> bool:
    return post is not None and post.state == PostState.SHOWN and post.erased_at is None


@rules.predicate
def wrote_it(user: Any, post: ExchangePost | None) -> bool:
    return post is not None and post.author_id == user.pk


@rules.predicate
def leads_its_group(user: Any, post: ExchangePost | None) -> bool:
    return (
        post is not None and post.thread.group is not None and has_role(user, "group_lead", post.thread.group)
    )


# The exchange. What was asked in a group is for its people and the secretariat, the GCG left out, unless its
# charter opens it; nobody moderates what they wrote.
define_permission("partners.moderate_exchange", secretariat)
define_permission("partners.read_topics", is_signed_in)
define_permission("partners.ask_on_topic", is_signed_in & (has_a_name_in | secretariat))
define_permission("partners.ask_in_group", is_signed_in & has_exchange & (has_a_name_in | secretariat))
define_permission(
    "partners.read_group_exchange",
    has_exchange
    & (is_open_exchange | role("group_member", of_object=True) | leads_the_group | secretariat | co_edits),
)
define_permission("partners.read_thread", is_signed_in & is_readable_thread)
define_permission("partners.answer_thread", is_signed_in & may_answer)
define_permission("partners.read_post", is_signed_in & is_readable_post)
define_permission(
    "partners.read_versions",
    is_signed_in & is_readable_post & (is_shown_post | wrote_it | leads_its_group | secretariat),
)
define_permission("partners.edit_post", is_signed_in & wrote_it & is_shown_post & is_readable_post)
define_permission("partners.report_post", is_signed_in & is_readable_post & is_shown_post & ~wrote_it)
define_permission("partners.moderate_post", is_signed_in & (secretariat | leads_its_group) & ~wrote_it)
