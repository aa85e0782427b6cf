"""Figures about countries: the secretariat brings them in and answers for their sources (F12)."""

from alliance87.core.access.registry import define_permission
from pathfinders.rules.roles import secretariat

define_permission("pathfinders.import_country_data", secretariat)
define_permission("pathfinders.approve_source", secretariat)
define_permission("pathfinders.curate_country_data", secretariat)
SHOWN = (
    "convention",
    "countryname",
    "datapoint",
    "datasource",
    "importrun",
    "indicatorseries",
    "ratification",
)
for model in SHOWN:
    define_permission(f"pathfinders.view_{model}", secretariat)
