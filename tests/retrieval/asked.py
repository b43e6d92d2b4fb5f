"""How many questions find a passage that answers them among the first three."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.domain.asks import Language
from bot.domain.knowledge import Passage, translated
from bot.ports import Library, Query
from tests.tables import table

Answers = Callable[[Mapping[str, Any], Passage], bool]


def read(name: str) -> Any:
    """A file of questions beside this one."""
    return table(Path(__file__).parent / name)


def share(library: Library, questions: Sequence[Mapping[str, Any]], answers: Answers) -> tuple[float, list[str]]:
    """The share of questions answered among the first three, and the questions that are not."""
    missed = [
        str(question["asks"])
        for question in questions
        if not any(answers(question, found) for found in library.search(Query(question["asks"], limit=3)))
    ]
    return 1 - len(missed) / len(questions), missed


def of_the_pack(question: Mapping[str, Any], found: Passage) -> bool:
    """Whether a passage is among those named; a file's name alone stands for any of its passages."""
    name = found.told or translated(found.id, Language.FR).removesuffix("@en")
    return any(name == right or ("#" not in right and name.startswith(f"{right}#")) for right in question["right"])


def of_an_original(question: Mapping[str, Any], found: Passage) -> bool:
    """Whether a passage is of the essay and has words that only an answer has."""
    text = found.text.casefold()
    return f"/{question['essay']}#" in found.id and any(words.casefold() in text for words in question["holds"])
