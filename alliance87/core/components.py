"""Template components: one template each in templates/components/, their properties declared here.

`{% c "pill" kind="ok" label=text %}` draws one; `{% component "panel" heading=text %}...{% endcomponent %}`
draws one around something. The style guide shows them all, from these very declarations.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.template import Context
from django.template.engine import Engine
from django.utils.safestring import SafeString


class ComponentError(Exception):
    """A component was asked for with a name or a property that is not declared, or without one it needs."""


class _Required:
    """Stands for "no default": the property must be given."""


REQUIRED = _Required()


@dataclass(frozen=True)
class Property:
    """One property. `choices`, when given, are the only values it takes."""

    name: str
    meaning: str  # for those who write templates, in English
    default: Any = REQUIRED
    choices: tuple[Any, ...] = ()

    @property
    def required(self) -> bool:
        return self.default is REQUIRED


@dataclass(frozen=True)
class Component:
    name: str
    purpose: str
    properties: tuple[Property, ...]
    wraps: bool  # whether it is drawn around something

    @property
    def template(self) -> str:
        return f"components/{self.name}.html"

    def complete(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The given properties with defaults for the others. Raises ComponentError."""
        unknown = given.keys() - {each.name for each in self.properties}
        if unknown:
            raise ComponentError(f"component {self.name!r} has no property {', '.join(sorted(unknown))}")
        return {each.name: self._value(each, given) for each in self.properties}

    def _value(self, prop: Property, given: Mapping[str, Any]) -> Any:
        if prop.name not in given and prop.required:
            raise ComponentError(f"component {self.name!r} needs the property {prop.name}")
        value = given.get(prop.name, prop.default)
        if prop.choices and value not in prop.choices:
            raise ComponentError(f"component {self.name!r}: {prop.name} cannot be {value!r}")
        return value


_components: dict[str, Component] = {}


def define(name: str, purpose: str, *properties: Property, wraps: bool = False) -> None:
    """Declare a component. Raises ValueError when the name is taken."""
    if name in _components:
        raise ValueError(f"component {name!r} is declared twice")
    _components[name] = Component(name, purpose, properties, wraps)


def known() -> list[Component]:
    return sorted(_components.values(), key=lambda each: each.name)


def render(
    name: str, properties: Mapping[str, Any], context: Context | None = None, *, content: str | None = None
) -> SafeString:
    """Draw a component. Raises ComponentError on an unknown name, or a wrong or missing property.

    Of the page around it a component knows the request alone: what else it shows is its properties.
    """
    component = _components.get(name)
    if component is None:
        raise ComponentError(f"there is no component {name!r}")
    if component.wraps is not (content is not None):
        tag = "component" if component.wraps else "c"
        raise ComponentError(f"component {name!r} is drawn with the tag {{% {tag} %}}")
    values = component.complete(properties) | {"content": content} | _surroundings(context)
    return Engine.get_default().get_template(component.template).render(Context(values))


def _surroundings(context: Context | None) -> dict[str, Any]:
    """The two things of a page that a component may use: running the context processors again for each
    of a hundred rows would cost more than the rows."""
    return {name: context.get(name) for name in ("request", "csrf_token")} if context else {}
