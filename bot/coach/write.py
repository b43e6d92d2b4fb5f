"""The language model's draft: the plan is fixed before it writes, its words are only a proposal."""

import json
import re

from bot.domain.asks import Language, Register
from bot.domain.draft import Draft, DraftOrigin, Style, Tone
from bot.domain.errors import ModelFailed
from bot.domain.knowledge import Passage
from bot.domain.message import Channel
from bot.domain.policy import Confidentiality, Pack, Words
from bot.domain.prompt import WritePrompt
from bot.domain.situation import Situation
from bot.domain.stance import Move, Ruling, Stance
from bot.domain.verdict import Finding
from bot.ports import Model
from bot.reading.format import say_figure, say_money

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


def write(
    model: Model,
    prompt: WritePrompt,
    stance: Stance,
    situation: Situation,
    pack: Pack,
    passages: tuple[Passage, ...],
    style: Style,
    findings: tuple[Finding, ...] = (),
) -> Draft:
    """One draft by the model; raises ModelFailed when none came in time or it cannot be read.

    Only public passages and clauses reach the model. `findings` are what the check found in an
    earlier draft, told so that they are not repeated.
    """
    inputs = {
        "language_name": "French" if style.language is Language.FR else "English",
        "address": _ADDRESS[style.register],
        "length": "80 to 160 words." if style.channel is Channel.EMAIL else "40 to 90 words.",
        "shape": _SHAPES[stance.move],
        "tone": _TONES[style.tone],
        "rulings": "\n".join(_ruling(r, style.language) for r in stance.rulings) or "- nothing to negotiate: answer",
        "allowed": "\n".join(_allowed(stance, situation, pack, style.language)) or "- none",
        "facts": _quoted("\n".join(f"- {f.name.value}: {f.value}" for f in situation.facts)) or "- nothing",
        "passages": _quoted("\n\n".join(p.text for p in passages if p.confidentiality is Confidentiality.PUBLIC)),
        "message": _quoted(situation.message.text),
        "signature": style.signature or "none",
        "findings": _told(findings),
    }
    reply = model.write(prompt.system.format_map(inputs), prompt.user.format_map(inputs))
    subject, text = _read(reply.text)
    return Draft(
        channel=style.channel,
        language=style.language,
        register=style.register,
        text=text,
        origin=DraftOrigin.MODEL,
        subject=subject if style.channel is Channel.EMAIL else None,
        prompt=f"{prompt.name} {reply.name}",
        tone=style.tone,
    )


_MARK = re.compile(r"<(?=\s*/?\s*(?:client|passages)\b)", re.IGNORECASE)


def _quoted(text: str) -> str:
    """The text with no mark in it that would end its own quotation."""
    return _MARK.sub("‹", text)


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


def _told(findings: tuple[Finding, ...]) -> str:
    if not findings:
        return ""
    return "\nYour last draft was refused. Do not repeat this:\n" + "\n".join(
        f"- {f.message} ({f.quote!r})" for f in findings
    )


_OBJECT = re.compile(r"\{.*\}", re.DOTALL)


def _read(reply: str) -> tuple[str | None, str]:
    """The subject and text of a JSON answer, fenced or not; raises ModelFailed on anything else."""
    found = _OBJECT.search(reply)
    try:
        data = json.loads(found.group(0), strict=False) if found else None
    except (ValueError, RecursionError):
        data = None
    text = data.get("text") if isinstance(data, dict) else None
    if not isinstance(text, str) or not _whole(text):
        raise ModelFailed("the model's answer holds no draft")
    subject = data.get("subject") if isinstance(data, dict) else None
    return (_whole(subject) if isinstance(subject, str) and subject.strip() else None), _whole(text)


def _whole(text: str) -> str:
    """The text without what no channel can carry: JSON may hold halves of characters, and NUL."""
    return text.encode("utf-8", "ignore").decode().replace("\0", "").strip()
