"""What the bot says to its user, from prompts/telegram.vN.yaml."""

import string
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.asks import Language
from bot.domain.errors import BadSetting

SECTIONS = (
    *("verdict", "answer", "advice", "why", "move", "ask", "measure", "fact"),
    *(
        "seat",
        "access",
        "log",
        "case",
        "client",
        "outcome",
        "sending",
        "file",
        "asking",
        "command_line",
        "settings",
        "forget",
        "limits",
        "refusal",
        "inline",
    ),
    *("button", "toast", "line", "command", "profile"),
)
"""What a file of lines holds; each section has one line at least."""


@dataclass(frozen=True, slots=True)
class Lines:
    """`texts[section.key]` holds a line in French and in English."""

    texts: Mapping[str, Mapping[str, str]]

    def say(self, key: str, language: Language, **variables: str) -> str:
        """The line under `key` ("button.copy"); KeyError for an unknown line or a missing variable."""
        line = self.texts[key]
        return line["fr" if language is Language.FR else "en"].format_map(variables)


def read_lines(name: str, data: Mapping[str, Any]) -> Lines:
    """The lines in a prompt file's data; BadSetting names each that lacks a language or differs in variables."""
    texts: dict[str, Mapping[str, str]] = {}
    mistakes: list[str] = []
    for section in SECTIONS:
        for key, line in (data.get(section) or {"": None}).items():
            place = f"prompts/{name}.yaml: {section}.{key}"
            if not isinstance(line, dict) or not all(isinstance(line.get(code), str) for code in ("fr", "en")):
                mistakes.append(f"{place}: one text under `fr` and one under `en` are expected")
            elif _variables(line["fr"]) != _variables(line["en"]):
                mistakes.append(f"{place}: `fr` and `en` use different variables")
            else:
                texts[f"{section}.{key}"] = line
    if mistakes:
        raise BadSetting("\n".join(mistakes))
    return Lines(texts)


def _variables(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
