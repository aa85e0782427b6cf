"""Lists of the desk that somebody names and finds again, for themselves or for everybody at the desk."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger, privacy
from partners.domain import desk_roles
from secretariat.models import SavedFilter
from secretariat.models.saved_filter import LISTS

MOST = 20  # of one person on one list: more would have to be searched themselves
# Where on the list one was, and what a window asks of it, is no filter.
NO_FILTER = ("p", "e", "_popup", "_to_field", "_facets")
# Lists that are searched by a whole address or by a name: kept is what their own filters say, and the order.
SEARCHED_BY_PERSON = {
    "mailing.suppression",
    "partners.application",
    "partners.deskterm",
    "partners.user",
    "secretariat.consentrecord",
    "secretariat.subscriber",
}


def kept_query(page: str, query: str) -> str:
    """What of the address is kept: filters, order, and words unless the list is searched by persons."""
    values = QueryDict(query, mutable=True)
    for name in list(values):
        if not _is_kept(page, name) or not any(values.getlist(name)):
            del values[name]
    return values.urlencode()


def _is_kept(page: str, name: str) -> bool:
    if page in LISTS:
        return name in LISTS[page].filters
    if page not in SEARCHED_BY_PERSON:
        return name not in NO_FILTER
    own = _own_filters(page)
    return name == "o" or name in own or name.startswith(tuple(f"{each}__" for each in own))


def _own_filters(page: str) -> list[str]:
    """The names by which the list says in its address how it is filtered."""
    desk = next((each for each in admin.site._registry.values() if each.opts.label_lower == page), None)
    offered: Any = desk.list_filter if desk else ()
    first = [each[0] if isinstance(each, tuple) else each for each in offered]
    return [each if isinstance(each, str) else each.parameter_name for each in first]


@transaction.atomic
def save_filter(*, actor: Any, page: str, query: str, name: str, shared: bool = False) -> SavedFilter:
    """Keep the list as it is filtered now. Raises PermissionDenied for a list that the actor may not see;
    ValidationError without a filter, for a name used before, and beyond MOST."""
    _ask(actor, page)
    if SavedFilter.objects.filter(owner=actor, page=page).count() >= MOST:
        raise ValidationError(_("You keep twenty filters of this list already. Remove one first."))
    made = SavedFilter(owner=actor, page=page, query=kept_query(page, query), name=name.strip())
    made.shared = shared
    if not made.query:
        raise ValidationError(_("This list is not filtered: there is nothing to keep."))
    made.full_clean()
    made.save()
    if shared:
        _record("secretariat.filter_shared", made, actor)
    return made


@transaction.atomic
def change_filter(*, actor: Any, saved: SavedFilter, name: str, shared: bool) -> SavedFilter:
    """Another name, shared or not. Raises PermissionDenied for a filter of somebody else, ValidationError."""
    locked = _own(actor, saved)
    _ask(actor, locked.page)
    was, locked.shared, locked.name = locked.shared, shared, name.strip()
    locked.full_clean()
    locked.save()
    if was != shared:
        _record("secretariat.filter_shared" if shared else "secretariat.filter_withdrawn", locked, actor)
    return locked


@transaction.atomic
def remove_filter(*, actor: Any, saved: SavedFilter) -> None:
    """One's own, also of a list that one may see no more. Raises PermissionDenied for a filter of somebody
    else."""
    locked = _own(actor, saved)
    if locked.shared:
        _record("secretariat.filter_withdrawn", locked, actor)
    locked.delete()


@transaction.atomic
def withdraw_filter(*, actor: Any, saved: SavedFilter) -> None:
    """A director has the desk find it no more; its owner keeps it. Raises PermissionDenied."""
    if not actor.has_perm(desk_roles.PERMISSION):
        raise PermissionDenied
    _withdraw(actor, SavedFilter.objects.select_for_update().get(pk=saved.pk))


@desk_roles.define_effect
def withdraw_of_former(*, actor: Any, user: Any) -> None:
    """What somebody shared of lists that they may see no more is theirs alone from now on."""
    for saved in SavedFilter.objects.select_for_update().filter(owner=user, shared=True):
        if not may_see(user, saved.page):
            _withdraw(actor, saved)


def _withdraw(actor: Any, saved: SavedFilter) -> None:
    if saved.shared:
        saved.shared = False
        saved.save()
        _record("secretariat.filter_withdrawn", saved, actor)


def may_see(user: Any, page: str) -> bool:
    """Whether the model has a list on the desk, and the person reads it."""
    if page in LISTS:
        return bool(user.has_perm(LISTS[page].permission))
    app, _dot, model = page.partition(".")
    on_desk = {each._meta.label_lower for each in admin.site._registry}
    may_enter = user.has_perm("access.enter_desk")
    return bool(page in on_desk and may_enter and user.has_perm(f"{app}.view_{model}"))


def _ask(actor: Any, page: str) -> None:
    if not may_see(actor, page):
        raise PermissionDenied


def _own(actor: Any, saved: SavedFilter) -> SavedFilter:
    locked = SavedFilter.objects.select_for_update().get(pk=saved.pk)
    if locked.owner_id != actor.pk:
        raise PermissionDenied
    return locked


def _record(kind: str, saved: SavedFilter, actor: Any) -> None:
    ledger.append(kind=kind, subject=saved, actor=actor, data={"page": saved.page})


privacy.define_retention(
    _("Lists of the desk that an officer or editor keeps under a name"),
    _("To find them again"),
    _("until removed, or until the person is erased"),
)


@privacy.define_eraser
def erase_saved_filters(user: Any) -> None:
    """Shared ones too: they go with whoever named them."""
    SavedFilter.objects.filter(owner=user).delete()
