"""The last touch of a text: the spaces of its language."""

import re

from bot.domain.asks import Language

_NBSP = "\u00a0"


def typeset(text: str, language: Language) -> str:
    """`text` with single spaces, and in French a no-break space before : ; ! ? % € and inside guillemets."""
    text = re.sub(r"[ \t]{2,}", " ", text)
    if language is not Language.FR:
        return text
    text = re.sub(r"(?<=[\w)»%€$]) ?([;!?%€»])", f"{_NBSP}\\1", text)
    text = re.sub(r"(?<=[\w)»%€$]) ?:(?=\s)", f"{_NBSP}:", text)
    return re.sub(r"« ?", f"«{_NBSP}", text)
