"""Comparing what a certificate says with what the register says."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gcm.models import Decision, DecisionWording
from gcm.queries.digests import hash_of_wording, normalised


class HashForm(forms.Form):
    """The digest that stands on a certificate: of the text, of the decision, or of the one before."""

    digest = forms.CharField(
        label=_("Digest on the certificate"),
        max_length=200,
        help_text=_("64 characters; spaces and capitals do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_digest(self) -> str:
        said = "".join(str(self.cleaned_data["digest"]).split()).lower()
        if len(said) != 64 or set(said) - set("0123456789abcdef"):
            raise forms.ValidationError(_("A digest has 64 characters, from 0 to 9 and from a to f."))
        return said

    def answer_for(self, decision: Decision) -> str | None:
        """What the digest is of: "text", "decision" or "previous"; "" when it is of none of them, None when
        it is no digest."""
        if not self.is_valid():
            return None
        known = {
            decision.text_hash: "text",
            decision.hash: "decision",
            decision.previous_hash: "previous",
        }
        return known.get(self.cleaned_data["digest"], "")


class TextForm(forms.Form):
    """The words that somebody holds, in any of the languages."""

    words = forms.CharField(
        label=_("Text of the decision, in one language"),
        max_length=30000,
        help_text=_(
            "As it is hashed: line ends of any system are taken alike, blanks before and after the text are "
            "left out; every other space counts. The title may stand above it."
        ),
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )

    def answer_for(self, decision: Decision) -> tuple[str, DecisionWording | None]:
        """ "same" with the wording whose digest the text has, "spaces" with the one whose words it has with
        other spaces or line ends, "" when it is none of them."""
        said = normalised(self.cleaned_data["words"])
        wordings = list(decision.text.wordings.all())
        for each in wordings:
            texts = (said, normalised(said.removeprefix(each.title)))
            if each.hash in {hash_of_wording(each.language, each.title, text) for text in texts}:
                return "same", each
        for each in wordings:
            words = each.body.split()
            if said.split() in (words, each.title.split() + words):
                return "spaces", each
        return "", None
