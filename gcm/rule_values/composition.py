"""The seats of the GCG and who shares them."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core.rulesets import AWAITING, LITERAL, define, define_clause, define_constraint, units

define_clause(
    "gcm.composition",
    _("Composition of the GCG"),
    _(
        "The GCG has a fixed number of seats, shared between governments, the United Nations and other "
        "intergovernmental bodies, workers, employers and non-governmental organisations."
    ),
)
composition = partial(define, type=int, clause="gcm.composition", unit=units.SEATS, kind=LITERAL)
composition(key="gcm.seats.total", default=32, rule="S2", label=_("Seats in the GCG"))
composition(key="gcm.seats.officers", default=2, rule="S3", label=_("Chair and vice-chair"), minimum=2)
composition(key="gcm.seats.pathfinders", default=5, rule="S5", label=_("Pathfinder countries"))
composition(key="gcm.seats.development_partners", default=5, rule="S18", label=_("Development partners"))
composition(key="gcm.seats.regional", default=5, rule="S6", label=_("Governments, by regional group"))
composition(key="gcm.seats.un_igo", default=6, rule="S8", label=_("United Nations and other bodies"))
composition(key="gcm.seats.workers", default=3, rule="S12", label=_("Workers’ organisations"))
composition(key="gcm.seats.employers", default=3, rule="S12", label=_("Employers’ organisations"))
composition(key="gcm.seats.ngos", default=3, rule="S12", label=_("Non-governmental organisations"))
define(
    key="gcm.groups.count",
    type=int,
    default=5,
    unit=units.GROUPS,
    rule="S4",
    clause="gcm.composition",
    kind=AWAITING,
    label=_("Stakeholder groups that count for the quorum"),
    choices=(5, 7),
)

BLOCKS = (
    "gcm.seats.officers",
    "gcm.seats.pathfinders",
    "gcm.seats.development_partners",
    "gcm.seats.regional",
    "gcm.seats.un_igo",
    "gcm.seats.workers",
    "gcm.seats.employers",
    "gcm.seats.ngos",
)


def blocks_add_up(values: Any) -> bool:
    return sum(values[block] for block in BLOCKS) == values["gcm.seats.total"]


define_constraint(
    rule="S2", test=blocks_add_up, message=_("The seats of the blocks must add up to the seats of the GCG.")
)
