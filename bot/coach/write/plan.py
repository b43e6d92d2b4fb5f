"""The plan that a language model is given: fixed before it writes."""

import re
from dataclasses import dataclass

from bot.domain.asks import Language, Register
from bot.domain.draft import Draft, Style, Tone
from bot.domain.knowledge import Passage, PassageKind
from bot.domain.message import Channel
from bot.domain.policy import Confidentiality, Pack, Words
from bot.domain.situation import Situation
from bot.domain.stance import Move, Ruling, Stance
from bot.domain.verdict import Finding, Severity
from bot.reading.format import say_figure, say_money

_PUBLIC = Confidentiality.PUBLIC
_PASSAGES = 2
_PASSAGE = 400
"""Characters of a passage that are enough to know its thought."""

_INSIDE = "this is internal and stays inside the company"
_SHAPES = {
    Move.HOLD: "yes to the need, a clear no to the request with its reason, what is possible instead",
    Move.TRADE: "the counterpart first, then the concession it opens",
    Move.YIELD: "a simple, glad yes, with no lecture",
    Move.ESCALATE: "commit to nothing; say that a manager decides and by when",
    Move.PART: "thanks, a dignified end, a door left open",
    Move.ANSWER: "a direct answer, or the one question that is missing",
}
_ADDRESS = {
    Register.VOUS: "Address the client with « vous ».",
    Register.TU: "Address the client with « tu ».",
    Register.FORMAL: "Keep a polite, professional register.",
    Register.FAMILIAR: "Keep a friendly, familiar register.",
}
_TONES = {
    Tone.PLAIN: "",
    Tone.FIRMER: "Make the decision firmer, still kind.",
    Tone.KINDER: "Make the words warmer; the decision does not move.",
    Tone.SHORTER: "At most 45 words.",
    Tone.LONGER: "Explain the reason in one more sentence.",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is decided before the model writes. `example` is the composer's draft, where it made one."""

    stance: Stance
    situation: Situation
    pack: Pack
    passages: tuple[Passage, ...]
    style: Style
    example: Draft | None = None

    def inputs(self) -> dict[str, str]:
        """The variables of the prompt. Only public passages and clauses reach the model."""
        style, stance, situation = self.style, self.stance, self.situation
        # Clauses beyond the plan would only tempt: it already holds what they allow in this case.
        told = [p for p in self.passages if p.kind is not PassageKind.POLICY and p.confidentiality is _PUBLIC]
        return {
            "language_name": language_name(style.language),
            "address": _ADDRESS[style.register],
            "length": "80 to 160 words." if style.channel is Channel.EMAIL else "40 to 90 words.",
            "shape": _SHAPES[stance.move],
            "tone": _TONES[style.tone],
            "rulings": "\n".join(_ruling(r, style.language) for r in stance.rulings)
            or "- nothing to negotiate: answer",
            "allowed": "\n".join(_allowed(stance, situation, self.pack, style.language)) or "- none",
            "facts": quoted("\n".join(f"- {f.name.value}: {f.value}" for f in situation.facts)) or "- nothing",
            "passages": quoted("\n\n".join(_shortened(p.text) for p in told[:_PASSAGES])) or "none",
            "message": quoted(situation.message.text),
            "signature": style.signature or "none",
            "example": quoted(self.example.text) if self.example else "none",
        }


def language_name(language: Language) -> str:
    """The name of a draft's language, in English, the language of the prompt."""
    return "French" if language is Language.FR else "English"


def told(findings: tuple[Finding, ...], pack: Pack) -> str:
    """What the check found, for the model; nothing that it may not know."""
    internal = {c.id for c in pack.clauses if c.confidentiality is Confidentiality.INTERNAL}
    lines = []
    for found in findings:
        if found.severity is not Severity.BLOCK:
            continue
        secret = found.rule == "P5" or found.clause in internal
        lines.append(f"- {found.quote!r}: {_INSIDE if secret else found.message}")
    return "\n".join(dict.fromkeys(lines))


_MARK = re.compile(r"<(?=\s*/?\s*(?:client|passages)\b)", re.IGNORECASE)


def quoted(text: str) -> str:
    """The text with no mark in it that would end its own quotation."""
    return _MARK.sub("‹", text)


def _shortened(text: str) -> str:
    """The first paragraphs, or as much of the first as fits."""
    if len(text) <= _PASSAGE:
        return text
    cut = text.rfind("\n\n", 0, _PASSAGE)
    return text[:cut] if cut > 0 else f"{text[:_PASSAGE].rsplit(' ', 1)[0]} …"


def _ruling(ruling: Ruling, language: Language) -> str:
    said = [f"- {ruling.ask.kind.value} → {ruling.move.value}"]
    if ruling.clause is not None and ruling.clause.confidentiality is Confidentiality.PUBLIC:
        said.append(f"  policy: {ruling.clause.text.of(language)}")
        if ruling.clause.reason is not None:
            said.append(f"  interest to name: {ruling.clause.reason.of(language)}")
        said += [f"  may be offered instead: {a.of(language)}" for a in ruling.clause.alternatives]
    return "\n".join(said)


def _allowed(stance: Stance, situation: Situation, pack: Pack, language: Language) -> list[str]:
    said = []
    for ruling in stance.rulings:
        grant, clause = (ruling.grant, ruling.clause) if ruling.grant else (ruling.fallback_grant, ruling.fallback)
        if clause is None or (ruling.move not in (Move.TRADE, Move.YIELD) and clause is not ruling.fallback):
            continue
        what = _words(clause.concession, language) or clause.title.of(language)
        figure = f" ({grant.measure.value}: {say_figure(grant.value, grant.unit, language)} at most)" if grant else ""
        price = " or ".join(c.words.of(language) for c in clause.counterparts)
        said.append(f"- {what}{figure}" + (f", only in exchange for: {price}" if price else ""))
    named = {str(f.value) for f in situation.facts}
    for product in pack.products:
        if product.id in named:
            steps = ", ".join(
                f"{say_money(b.unit_price, pack.company.currency, language)} from {b.from_quantity}"
                for b in product.prices
            )
            said.append(f"- list price of {product.name.of(language)}: {steps}")
    return said


def _words(words: Words | None, language: Language) -> str:
    return words.of(language) if words is not None else ""
