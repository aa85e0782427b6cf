"""What the interface answers with. Names of countries and series come in the three languages."""

from typing import Generic, TypeVar

from ninja import Schema
from pydantic import Field

Item = TypeVar("Item")


class Page(Schema, Generic[Item]):
    items: list[Item]
    count: int = Field(description="Number of items on all pages")


class CountryOut(Schema):
    code: str = Field(description="ISO 3166-1, two letters")
    iso3: str = Field(description="ISO 3166-1, three letters")
    m49: str = Field(description="Code of the United Nations Statistics Division")
    name_fr: str
    name_en: str
    name_es: str
    regional_group: str
    status: str = Field(description="implementing, pathfinder, partner or none")
    since: str = Field(description="A day, a year, or empty where it is not known")
    decision: str = Field(description="Published decision that granted the status")


class StatusOut(Schema):
    status: str
    countries: int = Field(description="Number of States")


class IndicatorOut(Schema):
    series: str
    indicator: str = Field(description="Indicator of the Sustainable Development Goals")
    name_fr: str
    name_en: str
    name_es: str


class Proven(Schema):
    source: str = Field(description="Short name: see /sources")
    retrieved_on: str
    licence: str


class FigureOut(Proven):
    country: str
    series: str
    indicator: str
    year: int
    sex: str = Field(description="both, male or female")
    age: str = Field(description="In years; empty for all ages")
    value: str = Field(description="A decimal number, as text so that no digit is lost")
    unit: str
    survey: str
    note: str


class RoadmapOut(Schema):
    roadmap: str = Field(description="Names the roadmap, also in /actions")
    country: str
    state: str = Field(description="in_force or replaced")
    title: str
    language: str = Field(description="Of the title and of the actions")
    summary_fr: str
    summary_en: str
    summary_es: str
    starts_on: str
    ends_on: str
    in_force_since: str


class ActionOut(Schema):
    roadmap: str
    country: str
    priority: str
    action: str = Field(description="Code within the roadmap")
    title: str
    language: str
    by_government: str = Field(description="Responsible bodies, one a line")
    by_workers: str
    by_employers: str
    by_ngo: str
    by_un: str
    starts_on: str
    ends_on: str
    budget: str = Field(description="A decimal number, as text")
    funded: str
    currency: str
    beneficiaries: str
    geography: str
    sdg_indicators: str
    conventions: str
    status: str = Field(description="As the country says: not_started, in_progress, completed ...")
    percent: str = Field(description="Empty where the country gave none")


class RatificationOut(Proven):
    country: str
    convention: str
    status: str = Field(description="in_force, pending, denounced or not_ratified")
    date: str = Field(description="Empty where there is none")


class ConventionOut(Schema):
    convention: str
    year: int
    theme: str
    fundamental: bool
    title_fr: str
    title_en: str
    title_es: str


class SourceOut(Schema):
    source: str
    name_fr: str
    name_en: str
    name_es: str
    address: str
    licence: str
    licence_address: str
