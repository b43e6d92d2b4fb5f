"""An answer as JSON: the documented schema, to which fields are only ever added."""

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from bot.domain.answer import Advice, Answer, Status
from bot.domain.facts import FactValue
from bot.domain.figures import Figure
from bot.domain.stance import Move, Ruling
from bot.domain.verdict import CheckResult, Finding
from bot.reading.wrapped import as_written

SCHEMA_VERSION = 1


def present(answer: Answer) -> dict[str, Any]:
    """The answer as plain JSON values (see the README for the fields)."""
    situation, stance = answer.situation, answer.stance
    ruled = answer.status is not Status.ADVICE  # the user's own question is no client's ask
    return {
        "schema_version": SCHEMA_VERSION,
        "id": answer.id,
        "status": answer.status.value,
        "language": situation.message.language.value,
        "register": situation.message.register.value,
        "heat": situation.heat.value,
        "asks": [_ask(r, situation.message.raw) for r in stance.rulings] if ruled else [],
        "claims": [
            {"kind": c.kind.value, "quote": as_written(c.quote, situation.message.raw)} for c in situation.claims
        ],
        "move": stance.move.value if ruled else None,
        "reasons": [{"text": r.text, "source": r.source} for r in stance.reasons],
        "authority": stance.authority.value if ruled else None,
        "question": stance.question if ruled else None,
        "advice": _advice(answer.advice) if answer.advice is not None else None,
        "draft": None
        if answer.draft is None
        else {
            "channel": answer.draft.channel.value,
            "language": answer.draft.language.value,
            "register": answer.draft.register.value,
            "subject": answer.draft.subject,
            "text": answer.draft.text,
            "origin": answer.draft.origin.value,
            "prompt": answer.draft.prompt,
        },
        "check": {**present_check(answer.check), "repairs": answer.check.repairs},
        "withheld_because": answer.withheld_because or None,
        "scorecard": [{"item": s.item, "passed": s.passed, "quote": s.quote} for s in answer.scorecard],
        "passages": [
            {
                "id": p.id,
                "source": p.source,
                "section": p.section,
                "kind": p.kind.value,
                "score": round(p.score, 4),
                "text": p.text,
            }
            for p in answer.passages
        ],
        "facts": [
            {"name": f.name.value, "value": _plain(f.value), "origin": f.origin.value, "quote": f.quote}
            for f in situation.facts
        ],
        "attempts": list(situation.attempts),
        "assumptions": list(stance.assumptions),
        "weighed": list(stance.weighed),
        "would_change": list(stance.would_change),
        "notes": list(answer.notes),
        "model": None if answer.model is None else asdict(answer.model),
        "timings_ms": {k: round(v, 3) for k, v in answer.timings_ms.items()},
    }


def present_check(check: CheckResult) -> dict[str, Any]:
    """`passed` and the findings, as the check of a person's own draft prints them."""
    return {"passed": check.passed, "findings": [_finding(f) for f in check.findings]}


def _ask(ruling: Ruling, raw: str) -> dict[str, Any]:
    return {
        "kind": ruling.ask.kind.value,
        "quote": as_written(ruling.ask.quote, raw),
        "figures": [_figure(f) for f in ruling.ask.figures],
        "move": ruling.move.value,
        "clause": ruling.clause.id if ruling.clause is not None else None,
        "why": ruling.why,
        "requested": None
        if ruling.requested is None
        else {"value": _plain(ruling.requested), "unit": ruling.requested_unit and ruling.requested_unit.value},
        "grant": None
        if ruling.grant is None or ruling.move not in (Move.TRADE, Move.YIELD)
        else {
            "measure": ruling.grant.measure.value,
            "value": _plain(ruling.grant.value),
            "unit": ruling.grant.unit.value,
        },
        "counterparts": [{"kind": c.kind.value, "fr": c.words.fr, "en": c.words.en} for c in ruling.counterparts],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    shown = {"value": _plain(figure.value), "unit": figure.unit.value, "text": figure.text}
    return shown if figure.high is None else {**shown, "high": _plain(figure.high)}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "quote": finding.quote,
        "clause": finding.clause,
        "message": finding.message,
        "mend": None if finding.mend is None else {"quote": finding.mend.quote, "to": finding.mend.to},
    }


def _advice(advice: Advice) -> dict[str, Any]:
    return {
        "text": advice.text,
        "evidence_for": [{"text": r.text, "source": r.source} for r in advice.evidence_for],
        "evidence_against": [{"text": r.text, "source": r.source} for r in advice.evidence_against],
        "options": [{"text": o.text, "price": o.price} for o in advice.options],
        "first_step": advice.first_step,
        "sources": list(advice.sources),
    }


def _plain(value: FactValue | date) -> Any:
    """A number as a JSON number, a date as ISO 8601."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value
