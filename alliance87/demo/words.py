import sys


def say(words: str = "") -> None:
    """To whoever started the demonstration."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
