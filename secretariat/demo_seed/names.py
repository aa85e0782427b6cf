"""Names of places and people, put together from parts that belong to nobody."""

import random
from dataclasses import dataclass

from alliance87.core.text import fold
from secretariat.demo_seed.tables import Texts, table

VOWELS = "AEIOUaeiou"


@dataclass(frozen=True)
class Person:
    name: str
    email: str


def town(chance: random.Random) -> str:
    return chance.choice(table("places"))["beginning"] + chance.choice(table("places"))["ending"]


def with_town(patterns: Texts, place: str) -> Texts:
    """Names or sentences in three languages with the town in them; French says "d’Estena"."""
    of = f"d’{place}" if place[0] in VOWELS else f"de {place}"
    return {code: text.format(town=place, of=of) for code, text in patterns.items()}


def person(chance: random.Random, number: int) -> Person:
    """Somebody with an address of example.org (RFC 2606) that nobody else has."""
    given = chance.choice([row["given"] for row in table("people") if row["given"]])
    family = chance.choice([row["family"] for row in table("people") if row["family"]])
    address = ".".join(fold(part).replace(" ", "-") for part in (given, family))
    return Person(f"{given} {family}", f"{address}.{number}@example.org")
