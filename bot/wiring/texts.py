"""The texts of prompts/, read for the stages."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bot.adapters.kept import Kept
from bot.adapters.texts.phrases import load_phrases
from bot.adapters.texts.prompts import PromptFiles
from bot.adapters.texts.sayings import read_sayings
from bot.adapters.texts.write_prompt import read_name_words, read_write_prompt
from bot.coach.check import Lexicon
from bot.coach.pipeline import Texts
from bot.coach.understand import Cues
from bot.domain.advice import AdviceBook
from bot.domain.policy import Words
from bot.reading.sieve import Sieve

_PATTERNS = "patterns"


_read: dict[tuple[Path, str], tuple[Texts, Sieve]] = {}
"""The texts of the files last read by this process, by folder and content: they never change, houses share them."""


def read_texts(folder: Path, kept: Kept, advice: Callable[[], AdviceBook]) -> Texts:
    """Every text but the advice, which is read when a question of the user's own comes."""
    version = PromptFiles(folder).version()
    patterns = kept.read_data(_PATTERNS, version)
    if (folder, version) not in _read:
        made = _from(folder, kept, Sieve.of(patterns or {}))
        _read.clear()
        _read[folder, version] = made
    texts, sieve = _read[folder, version]
    if patterns is None:
        kept.keep_data(_PATTERNS, version, sieve.told())
    return replace(texts, advice=advice)


def _from(folder: Path, kept: Kept, sieve: Sieve) -> tuple[Texts, Sieve]:
    files = PromptFiles(folder, kept)
    heard, weighing, recognised = files.load("cues"), files.load("weighing"), files.load("check")
    cited = files.load("cites").data
    texts = Texts(
        cues=Cues.read(heard.data, weighing.data, sieve, files.load("points").data, files.load("advice-weights").data),
        phrases=load_phrases(folder, kept),
        sayings=read_sayings(files.load("verdict")),
        advice=_none_yet,
        lexicon=Lexicon.of(
            recognised.data,
            files.load("findings").data,
            files.load("unsaid").data,
            sieve,
            files.load("likeness").data,
        ),
        write=read_write_prompt(folder / "write.v1.md"),
        names=read_name_words(files.load("names")),
        sections=cited["sections"],
        sought={point: Words(**names) for point, names in cited["sought"].items()},
        ready=sieve.ready,
    )
    return texts, sieve


def _none_yet() -> AdviceBook:
    raise AssertionError("the advice belongs to a house")  # replaced before anybody sees these texts
