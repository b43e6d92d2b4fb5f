"""The last touch of a text: the spaces, elisions and articles of its language."""

import re

from bot.domain.asks import Language

_NBSP = "\u00a0"
# An infinitive that begins with a vowel: "je vous propose d'offrir".
_ELIDED = re.compile(r"\b([Dd])e (?=(?:[aeiouyéèê]\w*|habiller|harmoniser)(?<=er|ir|re)\b)")
# Figures read with a vowel: "an 8% discount", "an 11-month agreement".
_AN = re.compile(r"\b([Aa]) (8\d*|11|18)(?![\d,.]\d)")


def typeset(text: str, language: Language) -> str:
    """`text` with single spaces, and what its language asks for.

    In English "an" before a figure read with a vowel; in French "d'" before a vowel, and a no-break space before
    : ; ! ? % € and inside guillemets.
    """
    text = re.sub(r"[ \t]{2,}", " ", text)
    # What follows a list begins a paragraph.
    text = re.sub(r"\n[ \t]+", "\n", text).rstrip()
    if language is not Language.FR:
        # What is done within the day is done today; by its end stays where that is said.
        text = text.replace(" on the end of the day", " today").replace("On the end of the day ", "Today ")
        return _AN.sub(r"\1n \2", text)
    text = text.replace("d'ici aujourd'hui", "d'ici ce soir").replace("jusqu'à aujourd'hui", "jusqu'à ce soir")
    text = _ELIDED.sub(r"\1'", text)
    text = re.sub(r"(?<=[\w)»%€$]) ?([;!?%€»])", f"{_NBSP}\\1", text)
    text = re.sub(r"(?<=[\w)»%€$]) ?:(?=\s)", f"{_NBSP}:", text)
    return re.sub(r"« ?", f"«{_NBSP}", text)
