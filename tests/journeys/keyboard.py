"""A journey by the keyboard alone: what the Tab key does not reach, its visitor cannot use."""

from tests.journeys.support import Walk

STEPS = 150


def reach(walk: Walk, selector: str) -> None:
    """Tab to what the selector names."""
    for _step in range(STEPS):
        walk.page.keyboard.press("Tab")
        if walk.page.locator(selector).first.evaluate("each => each === document.activeElement"):
            return
    raise AssertionError(f"{walk.page.url}: the keyboard does not reach {selector}")


def press(walk: Walk, selector: str) -> None:
    """Go there and press Enter; another page comes."""
    reach(walk, selector)
    with walk.page.expect_navigation():
        walk.page.keyboard.press("Enter")
    walk.look()


def write(walk: Walk, name: str, words: str) -> None:
    """Type into an empty field."""
    reach(walk, f"main [name={name}]")
    walk.page.keyboard.type(words)


def confirm(walk: Walk, box: str) -> None:
    """Open the box with Enter, and press what is in it."""
    reach(walk, f"{box} summary")
    walk.page.keyboard.press("Enter")
    press(walk, f"{box} form button")
