"""The page on the target: the newest figure of each kind, and those before it."""

from secretariat.models import Estimate


def estimates() -> list[Estimate]:
    """The newest of each figure, with the others as `earlier`, the later year first. One query."""
    newest: dict[str, Estimate] = {}
    for each in Estimate.objects.order_by("order", "-year"):
        each.earlier = []  # type: ignore[attr-defined]
        if (shown := newest.setdefault(each.key, each)) is not each:
            shown.earlier.append(each)  # type: ignore[attr-defined]
    return list(newest.values())
