"""Roles in the secretariat: directors give and end them, never their own."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger, privacy
from alliance87.core.access.enums import OFFICERS, DeskRole
from partners import emails_desk as emails
from partners.models import DeskTerm, User

PERMISSION = "partners.give_desk_role"

Objections = Callable[[User], Iterable[Any]]
Effect = Callable[..., None]
_objections: list[Objections] = []
_effects: list[Effect] = []


def define_objections(objections: Objections) -> None:
    """Declare why somebody can have no role, in words: what they hold in an app above. To be called from an
    `AppConfig.ready()`."""
    _objections.append(objections)


def define_effect(effect: Effect) -> Effect:
    """Declare what else changes with a role: `effect(actor=, user=)`, once it is given or ended."""
    _effects.append(effect)
    return effect


@transaction.atomic
def give_desk_role(*, actor: User | None, user: User, role: str) -> User:
    """Make a person editor, officer or director; a role held before ends with it. `actor` is None for the
    director whom the operator makes, as long as there is none.

    Raises PermissionDenied for whoever is no director; ValidationError for oneself, for a role that is none,
    for a closed account, for a superuser as director, for somebody who acts in the governing body (X2), and
    without an actor when there is a director.
    """
    if role not in DeskRole.values:
        raise ValidationError({"role": _("Choose a role.")})
    locked = _locked(actor, user)
    _object(locked, role)
    if locked.desk_role == role:
        return locked
    was_officer = locked.is_staff
    _end_term(actor, locked)
    DeskTerm.objects.create(user=locked, role=role, given_by=actor)
    _set(actor, locked, role)
    ledger.append(kind="partners.desk_role_given", subject=locked, actor=actor, data={"role": role})
    if actor is not None:
        _tell_of_role(locked, was_officer=was_officer)
    return locked


@transaction.atomic
def end_desk_role(*, actor: User, user: User) -> User:
    """End somebody's work in the secretariat. Raises PermissionDenied, ValidationError for oneself: so there
    is always a director."""
    locked = _locked(actor, user)
    if locked.desk_role or locked.is_staff:
        _end(actor, locked)
    return locked


@transaction.atomic
def make_director(*, user: User, replace: bool = False) -> User:
    """The operator's act, when no director is left who could give the role. With `replace` the roles of
    those who are directors end, such as of one who does not come back. Raises ValidationError as
    `give_desk_role`."""
    if replace:
        for standing in _directors().exclude(pk=user.pk):
            _end(None, standing)
    made = give_desk_role(actor=None, user=user, role=DeskRole.DIRECTOR)
    _tell_of_role(made, was_officer=True)
    return made


def _directors() -> Any:
    """Locked, in one order. A superuser does not count: what the mandate reserves is closed to them."""
    rows = User.objects.select_for_update().filter(desk_role=DeskRole.DIRECTOR, is_active=True)
    return rows.exclude(is_superuser=True).order_by("pk")


def _locked(actor: User | None, user: User) -> User:
    """The person, once the actor may act. All directors are locked with them, in one order: two who end each
    other's role at the same time do not both succeed."""
    directors = {each.pk for each in _directors()}
    if actor is None and directors - {user.pk}:
        raise ValidationError(_("There is a director already: directors give the roles, at the desk."))
    if actor is not None:
        if not actor.has_perm(PERMISSION) or actor.pk not in directors:
            raise PermissionDenied
        if actor.pk == user.pk:
            raise ValidationError(_("Another director has to do this."))
    return User.objects.select_for_update().get(pk=user.pk)


def _object(user: User, role: str) -> None:
    """Raises ValidationError with all that stands in the way."""
    if not user.is_active:
        raise ValidationError(_("This account is closed."))
    if role == DeskRole.DIRECTOR and user.is_superuser:
        raise ValidationError(_("The account of a superuser cannot be a director’s."))
    found = [each for objections in _objections for each in objections(user)]
    if found:
        raise ValidationError(found)


def _end(actor: User | None, user: User) -> None:
    was = user.desk_role
    _end_term(actor, user)
    _set(actor, user, "")
    ledger.append(kind="partners.desk_role_ended", subject=user, actor=actor, data={"role": was})
    emails.desk_role_changed(user)


def _tell_of_role(user: User, *, was_officer: bool) -> None:
    """The person; the officers too, when there is one more of them, or a director."""
    emails.desk_role_changed(user)
    officers = User.objects.filter(is_staff=True, is_active=True)
    if user.desk_role == DeskRole.DIRECTOR:
        emails.director_appointed(user, officers.exclude(pk=user.pk))
    elif user.is_staff and not was_officer:
        emails.officer_appointed(user, officers)


def _set(actor: User | None, user: User, role: str) -> None:
    """Officers have been so since they became it, whatever they were besides; who ends ends as a superuser
    too."""
    was_officer, user.is_staff = user.is_staff, role in OFFICERS
    user.desk_role = role
    if not user.is_staff:
        user.officer_since, user.is_superuser = None, False
    elif not was_officer and actor is not None:
        user.officer_since = timezone.now()
    user.save()
    for effect in _effects:
        effect(actor=actor, user=user)


def _end_term(actor: User | None, user: User) -> None:
    DeskTerm.objects.current().filter(user=user).update(until=timezone.now(), ended_by=actor)


privacy.define_retention(
    _("Who was editor, officer or director in the secretariat, from when to when, and by whom"),
    _("To know who could do what, and who let them"),
    _("as long as the Alliance keeps its records; the name goes when the person is erased"),
)
