"""What earlier turns still weigh: pressure alone neither softens nor renews an ask."""

from dataclasses import replace

from bot.domain.asks import Ask, AskKind, Claim
from bot.domain.situation import Situation

_PRESSURE = frozenset({AskKind.ULTIMATUM, AskKind.ABUSE})
_CONCESSIONS = frozenset(
    {
        AskKind.PRICE_CUT,
        AskKind.SPEC_DOWNGRADE,
        AskKind.RUSH,
        AskKind.FREE_EXTRA,
        AskKind.PAYMENT_TERMS,
        AskKind.RETURN_OR_WARRANTY,
        AskKind.SCOPE_CHANGE,
        AskKind.SPECIAL_FAVOUR,
        AskKind.GOODWILL,
    }
)


def carry(situation: Situation, standing: tuple[Situation, ...]) -> Situation:
    """The situation with what earlier turns left open.

    An ask repeated without a figure keeps the figure it had; pressure with no ask of its own
    presses the ask that stands; a promise claimed earlier is still to be verified. `standing`
    holds the client's earlier turns, latest first.
    """
    asks = tuple(_with_earlier_figures(a, standing) for a in situation.asks)
    if not any(a.kind not in _PRESSURE for a in asks):
        latest = next((s for s in standing if any(a.kind in _CONCESSIONS for a in s.asks)), None)
        if latest is not None:
            asks += tuple(_with_earlier_figures(a, standing) for a in latest.asks if a.kind in _CONCESSIONS)
    if not asks:
        # Words that ask for nothing we know are taken as a question: they deserve an answer all the same.
        asks = (Ask(AskKind.PLAIN_QUESTION, situation.message.text),)
    kinds = {a.kind for a in asks}
    earlier = (c for s in standing if kinds & {a.kind for a in s.asks} for c in s.claims)
    claims: tuple[Claim, ...] = tuple(dict.fromkeys((*situation.claims, *earlier)))
    return replace(situation, asks=asks, claims=claims)


def _with_earlier_figures(ask: Ask, standing: tuple[Situation, ...]) -> Ask:
    if ask.figures or ask.kind not in _CONCESSIONS:
        return ask
    earlier = (a for s in standing for a in s.asks if a.kind is ask.kind and a.figures)
    return replace(ask, figures=next((a.figures for a in earlier), ()))
