"""The sources of an advice under the ids by which its reader can open them."""

from collections.abc import Mapping
from dataclasses import replace

from bot.domain.answer import Advice
from bot.domain.stance import Reason


def cited_as(advice: Advice, ids: Mapping[str, str]) -> Advice:
    """The advice with each source under the id that `ids` gives it, the same where it gives none."""

    def renamed(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
        return tuple(replace(r, source=ids.get(r.source, r.source)) for r in reasons)

    return replace(
        advice,
        evidence_for=renamed(advice.evidence_for),
        evidence_against=renamed(advice.evidence_against),
        sources=tuple(dict.fromkeys(ids.get(s, s) for s in advice.sources)),
    )
