"""Draw every state machine from the code, as Mermaid diagrams in docs/states/."""

from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Model
from django_fsm import FSMFieldMixin

FOLDER = Path(settings.BASE_DIR) / "docs" / "states"


def machines() -> list[tuple[type[Model], Any]]:
    """Every model field of ours that is a state machine, histories left out."""
    return [
        (model, field)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, FSMFieldMixin) and not model.__name__.startswith("Historical")
    ]


def drawing(model: type[Model], field: Any) -> str:
    """The page about one machine: a diagram with one arrow a transition, named by its method."""
    moves = sorted({(move.source, move.target, move.name) for move in field.get_all_transitions(model)})
    lines = [f"    {source} --> {target}: {name}" for source, target, name in moves]
    head = f"# {model._meta.label}.{field.name}\n\nDrawn from the code by `manage.py draw_states`.\n\n"
    return head + "\n".join(
        ["```mermaid", "stateDiagram-v2", f"    [*] --> {field.default}", *lines, "```", ""]
    )


class Command(BaseCommand):
    help = "Draw the state machines into docs/states/, or say with --check which drawing is old."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail when a drawing is old")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = {
            FOLDER / f"{model._meta.label_lower}.md": drawing(model, field) for model, field in machines()
        }
        old = [path for path, text in wanted.items() if not path.exists() or path.read_text() != text]
        if options["check"] and old:
            raise CommandError(
                f"Old drawings, run manage.py draw_states: {', '.join(path.name for path in old)}"
            )
        FOLDER.mkdir(exist_ok=True)
        for path in old:
            path.write_text(wanted[path])
        self.stdout.write(f"{len(wanted)} state machines, {len(old)} drawn anew.")
