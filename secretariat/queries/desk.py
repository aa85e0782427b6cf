"""The first page of the desk: what waits, since when, in whose hands it is, and where else to go."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from secretariat.queries.waiting.registry import Group, waiting

SHOWS = ("all", "mine", "overdue")


@dataclass(frozen=True)
class Link:
    """A page that is no admin page; `permission` is who may go there."""

    label: Any  # a lazy translation
    url_name: str
    permission: str

    @property
    def url(self) -> str:
        return reverse(self.url_name)


@dataclass(frozen=True)
class Section:
    key: str
    label: Any  # a lazy translation
    links: list[Link]


@dataclass(frozen=True)
class Desk:
    """`show` is what the address asks for; `total` and `late` count what waits in all groups."""

    show: str
    groups: list[Group]
    total: int
    late: int
    sections: list[Section]


SECTIONS = (
    Section(
        "office",
        _("The office"),
        [
            Link(_("To be written"), "secretariat:queue", "secretariat.write_letter"),
            Link(_("Tickets"), "secretariat:tickets", "secretariat.handle_ticket"),
            Link(_("Letters"), "secretariat:letters", "secretariat.write_letter"),
            Link(_("Mail to partners"), "secretariat:circulars", "secretariat.write_circular"),
            Link(_("Templates"), "secretariat:wordings", "secretariat.edit_wording"),
            Link(
                _("Register of correspondence"),
                "secretariat:correspondence",
                "secretariat.view_correspondence",
            ),
            Link(_("Briefing notes"), "secretariat:briefs", "secretariat.make_brief"),
            Link(_("Newsletter"), "secretariat:issues", "secretariat.edit_newsletter"),
            Link(_("Contributions"), "secretariat:contributions", "secretariat.edit_newsletter"),
            Link(_("Media kit"), "secretariat:media_desk", "secretariat.edit_site"),
            Link(_("Saved filters"), "secretariat:saved_filters", "access.enter_desk"),
        ],
    ),
    Section(
        "run",
        _("Running the portal"),
        [
            Link(_("Lost second factors"), "access:recoveries", "access.recover_second_factor"),
            Link(_("What is still to be set"), "core:setup_checklist", "core.view_setup_checklist"),
            Link(_("Style guide"), "styleguide:index", "core.view_style_guide"),
        ],
    ),
)


def desk_page(user: Any, show: str, *, only_written: bool = False) -> Desk:
    """What waits, or only what has to be written, for whoever may see it. A fixed number of queries: one or
    two a source."""
    chosen = show if show in SHOWS else "all"
    groups = waiting(user, show=chosen, only_written=only_written)
    return Desk(
        show=chosen,
        groups=groups,
        total=sum(each.total for each in groups),
        late=sum(each.late for each in groups),
        sections=_sections_for(user),
    )


def _sections_for(user: Any) -> list[Section]:
    """The links that the reader may follow; a section without any is left out."""
    shown = (
        Section(each.key, each.label, [link for link in each.links if user.has_perm(link.permission)])
        for each in SECTIONS
    )
    return [each for each in shown if each.links]
