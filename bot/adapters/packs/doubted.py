"""A doubt about a proposal in words, and the doubts that an earlier version kept as sentences."""

import json
from decimal import Decimal
from typing import Any

from bot.adapters.codec import to_json
from bot.adapters.packs.limit_cues import LimitCues
from bot.domain.asks import Language
from bot.domain.facts import FactName
from bot.domain.proposal import Doubt, DoubtKind

_LONGEST = 200


def doubt_in_words(doubt: Doubt, cues: LimitCues, language: Language) -> str:
    """The sentence for whoever confirms; long values are cut."""
    who = cues.who[doubt.who].of(language) if doubt.who is not None else ""
    case = cues.cases.get(FactName(doubt.name)) if doubt.kind is DoubtKind.CASE else None
    text = case.says.of(language) if case is not None else doubt.text
    return cues.doubts[doubt.kind].of(language).format(name=_cut(doubt.name), text=_cut(text), who=who)


def kept_before(text: str) -> str:
    """Kept proposals as JSON, a doubt that is a sentence turned into one of kind TOLD; other texts as they are."""
    try:
        proposals: Any = json.loads(text, parse_float=Decimal)
    except ValueError:
        return text
    if not isinstance(proposals, list) or not all(isinstance(p, dict) for p in proposals):
        return text
    for proposal in proposals:
        doubts = proposal.get("doubts") or []
        proposal["doubts"] = [{"kind": DoubtKind.TOLD, "text": d} if isinstance(d, str) else d for d in doubts]
    return to_json(proposals)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
