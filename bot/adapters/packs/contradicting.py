"""Limits that contradict each other, or reach further than a higher authority's."""

from collections.abc import Iterator, Sequence

from bot.domain.policy import Authority, Clause, Limit, Scope
from bot.domain.proposal import Doubt, DoubtKind, Proposal


def contradictions(proposal: Proposal, all_of_them: Sequence[Proposal], clauses: Sequence[Clause]) -> Iterator[Doubt]:
    """What a proposal contradicts among the others and in the clauses, one doubt each."""
    limit = proposal.limit
    for other in all_of_them:
        elsewhere = other.limit.measure is not limit.measure or other.cases != proposal.cases
        if elsewhere or other.sentence == proposal.sentence:
            continue
        if other.authority is proposal.authority and other.counterparts == proposal.counterparts:
            yield Doubt(DoubtKind.CONTRADICTS, other.document, other.sentence)
        elif _beyond(other.limit, other.authority, limit, proposal.authority):
            yield Doubt(DoubtKind.BEYOND, other.document, other.sentence, other.authority)
    for clause in clauses:
        if clause.limit is None or clause.limit.measure is not limit.measure or clause.scope != Scope():
            continue
        if _beyond(clause.limit, clause.authority, limit, proposal.authority):
            yield Doubt(DoubtKind.BEYOND_CLAUSE, clause.id, who=clause.authority)


def _beyond(theirs: Limit, they: Authority, ours: Limit, we: Authority) -> bool:
    """Whether a lower authority's limit reaches further than a higher one's."""
    return we.rank < they.rank and not theirs.allows(ours.value)
