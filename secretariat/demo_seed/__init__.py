"""The invented Alliance of the demonstration: States, organisations and people that do not exist.

No real State is shown with an invented seat, position or roadmap. The same seed gives the same Alliance;
a second run finds everything there.
"""
