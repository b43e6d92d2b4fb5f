"""A small bench: the demo pack, the shipped cues, and a draft checked in one call."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from bot.adapters.packs.loader import read_pack
from bot.adapters.texts.prompts import PromptFiles
from bot.coach.check import CheckContext, Lexicon, check
from bot.domain.asks import Language, Register
from bot.domain.draft import Draft, DraftOrigin
from bot.domain.facts import Fact, FactName, Facts, FactValue, Origin
from bot.domain.message import Channel, Role
from bot.domain.policy import Pack
from bot.domain.verdict import CheckResult, Severity

ROOT = Path(__file__).parents[3]
TODAY = date(2026, 11, 23)


@cache
def pack() -> Pack:
    """The demo pack."""
    return read_pack(ROOT / "knowledge").pack


@cache
def lexicon() -> Lexicon:
    """The shipped cues and messages."""
    files = PromptFiles(ROOT / "prompts")
    return Lexicon.of(
        files.load("check").data,
        files.load("findings").data,
        files.load("unsaid").data,
        likeness=files.load("likeness").data,
    )


def facts(**known: FactValue | int) -> Facts:
    """Facts by name; whole numbers become decimals."""
    return Facts(
        tuple(
            Fact(
                FactName(name),
                Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value,
                Origin.CARD,
            )
            for name, value in known.items()
        )
    )


def draft(text: str, language: str = "fr") -> Draft:
    """A person's own text."""
    register = Register.VOUS if language == "fr" else Register.FORMAL
    return Draft(Channel.CHAT, Language(language), register, text, DraftOrigin.PERSON)


def context(**changes: object) -> CheckContext:
    """A salesperson's context on the bench's day, with changes."""
    base = CheckContext(pack(), TODAY, Role.SALESPERSON, lexicon())
    return replace(base, **changes)  # type: ignore[arg-type]


def checked(text: str, language: str = "fr", **changes: object) -> CheckResult:
    """The result for a text."""
    return check(draft(text, language), context(**changes))


def rules(result: CheckResult) -> set[str]:
    """The rules that block."""
    return {f.rule for f in result.findings if f.severity is Severity.BLOCK}


def warnings(result: CheckResult) -> set[str]:
    """The rules that warn."""
    return {f.rule for f in result.findings if f.severity is Severity.WARN}
