"""Countries, their figures, and the open data: public, whoever reads."""

from functools import partial

from tests.ladder.rows import NOT_FOUND, REDIRECT, public, row


def shown(world):
    assert world.figure and world.ratification
    return {"code": world.country.iso2}


def in_small_letters(world):
    return {"code": world.country.iso2.lower()}


def nothing(world):
    assert world.figure
    return {}


file = partial(public, is_page=False)
nobody = partial(row, is_page=False)

ROWS = (
    public("pathfinders:countries", kwargs=nothing),
    public("pathfinders:countries", case="narrowed", kwargs=nothing, query="?q=ald&region=africa"),
    public("pathfinders:country", kwargs=shown),
    row("pathfinders:country", NOT_FOUND, case="none", kwargs=lambda world: {"code": "zz"}),
    row(
        "pathfinders:country",
        REDIRECT,
        case="small",
        kwargs=in_small_letters,
    ),
    file("pathfinders:country_csv", kwargs=shown),
    public("pathfinders:open_data"),
    file("open_data_dictionary"),
    *(
        file("open_data_table", case=name, kwargs=lambda world, name=name: {**nothing(world), "table": name})
        for name in ("countries", "roadmaps", "actions", "figures", "ratifications", "indicators", "sources")
    ),
    nobody("open_data_table", NOT_FOUND, case="none", kwargs=lambda world: {"table": "people"}),
    *(
        file(f"api:{name}", kwargs=nothing)
        for name in ("countries", "pathfinders", "statuses", "roadmaps", "actions", "indicators", "figures")
    ),
    file("api:conventions", kwargs=nothing),
    file("api:ratifications", kwargs=nothing),
    file("api:sources", kwargs=nothing),
    file("api:country", kwargs=shown),
    nobody("api:country", NOT_FOUND, case="none", kwargs=lambda world: {"code": "zz"}),
    nobody("api:countries", 405, case="written", method="post"),
    file("api:openapi-json"),
    nobody("api:api-root", NOT_FOUND),
)
