"""The state of a record, moved by django-fsm's transitions and by nothing else."""

from typing import Any

from django_fsm import FSMField


class StateField(FSMField):
    """An FSMField that migrations know as what it is in the database, a CharField. In a migration it guards
    nothing, and django-fsm would look at every model again for each of them: minutes for our tables."""

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        kwargs.pop("protected", None)
        return name, "django.db.models.CharField", args, kwargs
