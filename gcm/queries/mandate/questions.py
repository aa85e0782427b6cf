"""The questions to the members on the secretariat, and what can be answered (X1)."""

from django.utils.translation import gettext_lazy as _

QUESTIONS = {
    "papers": _("Papers come in time and help to decide."),
    "minutes": _("Minutes are faithful to the debate."),
    "answers": _("Questions are answered, by those who know."),
    "languages": _("One can work in one’s own language."),
    "direction": _("The secretariat serves all groups alike."),
}
RATINGS = {
    "always": _("always"),
    "mostly": _("mostly"),
    "rarely": _("rarely"),
    "no_view": _("no view"),
}
