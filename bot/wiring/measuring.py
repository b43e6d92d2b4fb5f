"""What `eval` and `bench` measure with."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path

from bot.adapters.asks.examples import read_examples
from bot.adapters.embedding.cache import CachedEmbedder
from bot.adapters.embedding.made import MadeVectors
from bot.adapters.embedding.timed import TimedEmbedder
from bot.adapters.files import shipped
from bot.adapters.library.chroma_library import ChromaLibrary
from bot.adapters.library.fusion import Fusion
from bot.adapters.texts.write_prompt import read_write_prompt
from bot.coach.check import Lexicon
from bot.coach.pipeline import Coach
from bot.coach.write.replies import Unreadable, read_reply
from bot.domain.facts import Facts
from bot.domain.knowledge import PassageKind
from bot.domain.policy import Pack
from bot.entrypoints.evaluation.checks import evaluate_checks
from bot.entrypoints.evaluation.dialogues import evaluate_dialogues, evaluate_groups, evaluate_speech
from bot.entrypoints.evaluation.understanding import measure
from bot.entrypoints.house import Report, Trial
from bot.ports import Embedder, Heard, Library, Model, Query, Speaker, Spoken

_PASSAGES = 4


def plain_draft(model: Model, library: Library, company: str, message: str, heard: Heard | None) -> str:
    """What a plain retrieval chain gives: the public policy passages nearest to the message, and the message."""
    prompt = read_write_prompt(shipped("prompts") / "plain.v1.md")
    found = library.search(Query(message, kinds=(PassageKind.POLICY,), limit=_PASSAGES))
    inputs = {"company": company, "message": message, "passages": "\n\n".join(p.text for p in found)}
    parts = [
        Spoken(Speaker.SYSTEM, prompt.system.format_map(inputs)),
        Spoken(Speaker.USER, prompt.user.format_map(inputs)),
    ]
    reply = model.begin().write(parts, heard)
    try:
        return read_reply(reply.text)[1]
    except Unreadable:
        return reply.text


def samples(count: int) -> list[str]:
    """`count` varied client messages, both languages, always the same."""
    texts = sorted({e.text for e in read_examples(shipped("prompts") / "examples")})
    step = max(1, len(texts) // count)
    return (texts[::step] * count)[:count]


@contextmanager
def trial(embedder: Embedder, vectors: Path) -> Iterator[Trial]:
    """A library like the one that serves, but for its floor: a measure wants every place filled."""
    alone = TimedEmbedder(embedder)
    with ExitStack() as closing:
        folder = Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="tenirbon-")))
        cached = CachedEmbedder(alone, vectors, queries=True)
        closing.callback(cached.close)
        library = ChromaLibrary(folder, "trial", cached, fusion=Fusion(floor=0.0))
        closing.callback(library.close)
        yield Trial(library, cached, alone)


@contextmanager
def made_trial() -> Iterator[Trial]:
    """The same with vectors that are made up: for measuring size."""
    alone = TimedEmbedder(MadeVectors())
    with ExitStack() as closing:
        folder = Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="tenirbon-")))
        library = ChromaLibrary(folder, "trial", alone, fusion=Fusion(floor=0.0))
        closing.callback(library.close)
        yield Trial(library, alone, alone)


def evaluate(
    coach: Coach,
    lexicon: Lexicon,
    packs: Mapping[str, Pack],
    cases: Path,
    shared: Path | None,
    half: int | None,
    only: str,
    today: date,
) -> dict[str, Report]:
    """A report for each file of labelled cases whose name fits `only`."""
    reports: dict[str, Report] = {}
    of_kind: dict[str, Callable[[Path, Coach, int | None], Report]] = {
        "groups": evaluate_groups,
        "questions": evaluate_speech,
    }
    for file in sorted(cases.glob(f"dialogues/{only}.yaml")):
        if file.stem != "pairs":
            evaluated = of_kind.get(file.stem.split("-")[0], evaluate_dialogues)
            reports[f"dialogues/{file.stem}"] = evaluated(file, coach, half)

    def facts_of(context: str) -> Facts:
        return coach.read("Bonjour", today, context).facts if context else Facts()

    for file in sorted(cases.glob(f"checks/{only}.yaml")):
        for name, pack in packs.items():
            report = evaluate_checks(file, pack, lexicon, facts_of, name, half)
            if report.breaches or report.clean:
                reports[f"checks/{file.stem} ({name})"] = report
    if shared is not None:
        reports["understanding"] = measure(shared, lambda text: coach.read(text, today))
    return reports
