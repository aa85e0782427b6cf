"""Groups at work in the demonstration: members, offices, workplans, updates and meetings."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import translation

from partners.domain.group_meetings import save_group_meeting
from partners.domain.group_members import answer_request, ask_to_join
from partners.domain.group_offices import give_office
from partners.domain.group_updates import write_update
from partners.domain.mandated_groups import SLUG as MONITORING
from partners.domain.workplans import save_line, write_charter
from partners.enums import GroupOfficeKind, Light
from partners.models import Group, GroupMember, Organisation
from secretariat.demo_seed.clock import days_from_today, stand_at
from secretariat.demo_seed.people import cast_member
from secretariat.demo_seed.proposals import focal_point_of
from secretariat.demo_seed.tables import LANGUAGES, Row, rows_by

SUPPLY_CHAINS = "Haveva Agricultural Workers’ Union"
OBSERVED = "Lierneux University Labour Observatory"
MEMBERS = ("Caymera Fair Sugar Alliance", "Three Springs Refuge")  # the second one is listed nowhere
REASONS = {
    "Caymera Fair Sugar Alliance": "Nous achetons à quatre cents exploitations et ouvrons nos livres.",
    "Three Springs Refuge": "Escuchamos a quienes salen de las plantaciones.",
    OBSERVED: "Nos enquêtes de terrain couvrent deux des filières retenues.",
}
CHARTER = {
    "fr": "Le groupe se réunit chaque mois à distance. Il travaille par consensus et publie son plan de "
    "travail. Ce qu’une personne survivante lui confie ne quitte pas le groupe.",
    "en": "The group meets each month at a distance. It works by consensus and publishes its workplan. What "
    "a survivor entrusts to it does not leave the group.",
    "es": "El grupo se reúne cada mes a distancia. Trabaja por consenso y publica su plan de "
    "trabajo. Lo que una persona superviviente le confía no sale del grupo.",
}


@transaction.atomic
def put_groups_to_work() -> int:
    """Once: the group on supply chains and the monitoring group. Answers how many were put to work."""
    if GroupMember.objects.exists():
        return 0
    supply_chains = Group.objects.get(proposal__organisation__name_en=SUPPLY_CHAINS)
    _staff_supply_chains(supply_chains)
    _staff_monitoring(Group.objects.get(slug=MONITORING))
    _ask(supply_chains, OBSERVED)
    return 2


def _staff_supply_chains(group: Group) -> None:
    lead = focal_point_of(_organisation(SUPPLY_CHAINS))
    harbour_lights = _organisation("Harbour Lights Children’s Trust")
    give_office(actor=lead, group=group, organisation=harbour_lights, kind=GroupOfficeKind.CO_LEAD)
    write_charter(actor=lead, group=group, texts=CHARTER, admits_observers=True)
    for name in MEMBERS:
        answer_request(actor=lead, member=_ask(group, name), accepted=True)
    _plan(group, lead, "supply-chains")
    _report(
        group,
        lead,
        Light.AMBER,
        "La première filière est cartographiée avec trois syndicats locaux.",
        "Ouvrir la seconde filière et préparer la formation des inspections.",
        "La formation n’a pas encore de pays d’accueil.",
    )
    _call(group, lead, -12, "Bilan de la première filière", "Deux cartes ont été relues.")
    _call(group, lead, 9, "Préparation de la formation", "")


def _staff_monitoring(group: Group) -> None:
    officer = cast_member("officer-1")
    programme = _organisation("United Nations Programme for Safe Harvests")
    since = days_from_today(-90).date()
    give_office(actor=officer, group=group, organisation=programme, kind=GroupOfficeKind.CHAIR, since=since)
    lead = focal_point_of(programme)
    _plan(group, lead, MONITORING)
    _report(
        group,
        lead,
        Light.GREEN,
        "Sept pays pionniers ont envoyé leur rapport.",
        "Lire les rapports et préparer la synthèse pour le GCM.",
        "",
    )


def _ask(group: Group, name: str) -> GroupMember:
    organisation = _organisation(name)
    return ask_to_join(
        actor=focal_point_of(organisation), group=group, organisation=organisation, reason=REASONS[name]
    )


def _plan(group: Group, lead: Any, key: str) -> None:
    for row in rows_by("workplans", "group")[key]:
        save_line(actor=lead, group=group, values=_values(row))


def _values(row: Row) -> dict[str, Any]:
    first = days_from_today(int(row["from"])).date()
    names = ("outcome", "activity", "output", "help_wanted")
    return {
        "starts_on": first,
        "ends_on": first + timedelta(days=int(row["days"])),
        "status": row["status"],
        "responsible": _organisation(row["responsible"]) if row["responsible"] else None,
        **{f"{name}_{code}": row[f"{name}_{code}"] for name in names for code in LANGUAGES},
    }


def _report(group: Group, lead: Any, light: str, achieved: str, coming: str, obstacles: str) -> None:
    with stand_at(days_from_today(-20)), translation.override("fr"):
        write_update(
            actor=lead, group=group, light=light, achieved=achieved, coming=coming, obstacles=obstacles
        )


def _call(group: Group, lead: Any, days: int, title: str, notes: str) -> None:
    starts = days_from_today(days)
    values = {
        "title": title,
        "starts_at": starts,
        "ends_at": starts + timedelta(minutes=90),
        "zone": "Europe/Zurich",
        "link": "https://meet.example.org/supply-chains",
        "agenda": "1. Où nous en sommes\n2. Ce qui bloque\n3. Prochaines étapes",
        "notes": notes,
    }
    save_group_meeting(actor=lead, group=group, values=values)


def _organisation(name: str) -> Organisation:
    return Organisation.objects.get(name_en=name)
