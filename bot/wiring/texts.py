"""The texts of prompts/, read for the stages."""

from collections.abc import Callable
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
from bot.reading.sieve import Sieve

_PATTERNS = "patterns"


def read_texts(folder: Path, kept: Kept, advice: Callable[[], AdviceBook]) -> Texts:
    """Every text but the advice, which is read when a question of the user's own comes."""
    files = PromptFiles(folder, kept)
    heard, weighing, recognised = files.load("cues"), files.load("weighing"), files.load("check")
    key = f"{heard.hash} {recognised.hash}"
    sieve = Sieve.of(kept.read_data(_PATTERNS, key) or {})
    texts = Texts(
        cues=Cues.read(heard.data, weighing.data, sieve, files.load("points").data),
        phrases=load_phrases(folder, kept),
        sayings=read_sayings(files.load("verdict")),
        advice=advice,
        lexicon=Lexicon.of(
            recognised.data,
            files.load("findings").data,
            files.load("unsaid").data,
            sieve,
            files.load("likeness").data,
        ),
        write=read_write_prompt(folder / "write.v1.md"),
        names=read_name_words(files.load("names")),
        sections=files.load("cites")["sections"],
        ready=sieve.ready,
    )
    if sieve.learnt:
        kept.keep_data(_PATTERNS, key, sieve.told())
    return texts
