"""An answer as a person reads it in a terminal: one verdict, one reason, one draft, then the sources."""

from bot.domain.answer import Answer, Status
from bot.domain.asks import Language
from bot.domain.knowledge import Passage
from bot.domain.policy import Words
from bot.entrypoints.cli.wrapping import WIDTH, wrap

_MOVES = {
    "part": Words("SE QUITTER AVEC ÉLÉGANCE", "PART WITH DIGNITY"),
    "hold": Words("TENIR", "HOLD"),
    "escalate": Words("FAIRE MONTER", "SEND IT UP"),
    "trade": Words("ÉCHANGER", "TRADE"),
    "yield": Words("DIRE OUI", "SAY YES"),
    "answer": Words("RÉPONDRE", "ANSWER"),
}
_LABELS = {
    "draft": Words("Brouillon", "Draft"),
    "subject": Words("Objet", "Subject"),
    "sources": Words("Sources", "Sources"),
    "question": Words("À préciser", "To settle"),
    "withheld": Words("Brouillon retenu", "Draft withheld"),
    "advice": Words("CONSEIL", "ADVICE"),
    "for": Words("Pour", "For"),
    "against": Words("Contre", "Against"),
    "options": Words("Possibilités", "Options"),
    "first": Words("Premier pas", "First step"),
    "price": Words("son prix", "its price"),
}


def screen(answer: Answer, language: Language | None, company: Language) -> str:
    """The answer as text; lines of at most 78 characters but for words longer.

    In `language`, the client's own where None, the `company`'s where the client's is another.
    """
    client = answer.situation.message.language
    spoken = language or (company if client is Language.OTHER else client)
    lines = _advice(answer, spoken) if answer.status is Status.ADVICE else _verdict(answer, spoken)
    lines += _sources(answer, spoken)
    return "\n".join(lines)


def _say(key: str, language: Language) -> str:
    return _LABELS[key].of(language)


def _label(key: str, language: Language) -> str:
    """The label and its colon, which French sets off with a no-break space."""
    return _say(key, language) + ("\u00a0:" if language is Language.FR else ":")


def _verdict(answer: Answer, language: Language) -> list[str]:
    reasons = answer.stance.reasons
    lines = [_MOVES[answer.stance.move.value].of(language)]
    if reasons:
        lines += wrap(f"{reasons[0].text} [{reasons[0].source}]")
    if answer.stance.question:
        lines += ["", *wrap(f"{_label('question', language)} {answer.stance.question}")]
    if answer.draft is not None:
        lines += ["", f"── {_say('draft', language)} " + "─" * (WIDTH - 4 - len(_say("draft", language)))]
        if answer.draft.subject:
            lines += [f"{_label('subject', language)} {answer.draft.subject}", ""]
        lines += [*wrap(answer.draft.text), "─" * WIDTH]
    if answer.withheld_because:
        lines += ["", *wrap(f"{_label('withheld', language)} {answer.withheld_because}")]
    lines += [line for note in answer.notes for line in ("", *wrap(note))]
    return lines


def _advice(answer: Answer, language: Language) -> list[str]:
    advice = answer.advice
    assert advice is not None
    lines = [_say("advice", language), *wrap(advice.text)]
    for key, reasons in (("for", advice.evidence_for), ("against", advice.evidence_against)):
        if reasons:
            lines += [
                "",
                f"{_label(key, language)}",
                *(x for r in reasons for x in wrap(f"- {r.text} [{r.source}]", "  ")),
            ]
    if advice.options:
        lines += ["", f"{_label('options', language)}"]
        lines += [x for o in advice.options for x in wrap(f"- {o.text} ({_label('price', language)} {o.price})", "  ")]
    if advice.first_step:
        lines += ["", *wrap(f"{_label('first', language)} {advice.first_step}")]
    return lines


def _sources(answer: Answer, language: Language) -> list[str]:
    cited = {r.source for r in answer.stance.reasons}
    if answer.advice is not None:
        beside = (*answer.advice.evidence_for, *answer.advice.evidence_against)
        told = answer.advice.sources
        rules = {s for s in told if s.startswith("policies/")}  # an answer of rules rests on each of them
        cited |= {r.source for r in beside} | rules | set(told[:1] if beside else told)
    shown = [p for p in answer.passages if p.id in cited or p.id.removesuffix("@en") in cited]
    return ["", f"{_label('sources', language)}", *(_source(p) for p in shown)] if shown else []


def _source(passage: Passage) -> str:
    return f"  {passage.id}: {passage.source}, {passage.section}"
