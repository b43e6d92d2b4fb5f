"""Who may grant up to a figure, as the sentence that states it says or leaves to guess."""

import re
from collections.abc import Sequence

from bot.adapters.packs.limit_cues import LimitCues
from bot.domain.figures import Figure
from bot.domain.policy import Authority, Bound
from bot.domain.proposal import Doubt, DoubtKind

_Named = tuple[int, Authority]
"""Where somebody is named, and who."""


def who_decides(
    folded: str, lead: str, figure: Figure, others: Sequence[Figure], bound: Bound, cues: LimitCues, *, owed: bool
) -> tuple[Authority, Doubt | None]:
    """Who decides up to `figure` in the folded sentence, and the doubt where that is a guess (None where it is said).

    Where the sentence names nobody, whoever `lead`, the heading over it, names decides.

    `others` are the sentence's other figures that could be such a limit. Whoever has to agree
    to go past the figure is not the one whose figure it is. Where nobody is named the manager is
    the cautious guess, or whoever keeps a promise that is owed.
    """
    cell = _in_column(folded, cues)
    if cell is not None:
        return cell, None
    named = named_in(folded, cues)
    who = _of(named, figure, others)
    if cues.absolute.search(folded) and {a for _, a in named} != {Authority.SALESPERSON}:
        return Authority.NOBODY, None
    if who is Authority.MANAGER and _goes_past(folded, figure, bound, cues):
        return _below(folded, cues)
    if who is not None:
        return who, None
    reserved = cues.reserved.search(folded)
    if reserved is not None:
        return _below(reserved.group(), cues)
    above = _in_heading(lead, figure, folded, bound, cues)
    if above is not None:
        return above, Doubt(DoubtKind.ABOVE, who=above)
    return (Authority.SALESPERSON, None) if owed else (Authority.MANAGER, Doubt(DoubtKind.GUESS, who=Authority.MANAGER))


def named_in(folded: str, cues: LimitCues) -> tuple[_Named, ...]:
    """Who the sentence names, in order, but for those who must agree to something further."""
    rest = cues.reserved.sub(lambda m: " " * len(m.group()), folded)
    found = [(m.start(), m.end(), who) for who, pattern in cues.authority.items() for m in pattern.finditer(rest)]
    over = {m.end() for m in cues.authority[Authority.MANAGER].finditer(folded)}
    # "directeur commercial" is no salesperson, "account manager" no manager
    found = [f for f in found if f[2] is not Authority.SALESPERSON or f[0] - 1 not in over]
    sellers = [(start, end) for start, end, who in found if who is Authority.SALESPERSON]
    return tuple(
        sorted(
            (start, who)
            for start, end, who in found
            if who is Authority.SALESPERSON or not any(s <= start and end <= e for s, e in sellers)
        )
    )


def _in_heading(lead: str, figure: Figure, folded: str, bound: Bound, cues: LimitCues) -> Authority | None:
    """Whom a heading names: "What the seller may give", "What we never do"; "commercial terms" name nobody."""
    if cues.absolute.search(lead):
        return Authority.NOBODY
    named = named_in(cues.no_person.sub(" ", lead), cues)
    who = max((a for _, a in named), key=lambda a: a.rank, default=None)
    if who is Authority.MANAGER and _goes_past(folded, figure, bound, cues):
        return _below(lead, cues)[0]
    return who


def _in_column(folded: str, cues: LimitCues) -> Authority | None:
    """Whom the table's own column names; whoever is neither sells nor is nobody manages."""
    told = cues.column.search(folded)
    if told is None:
        return None
    who = told["who"].strip(" .—–-")
    if re.search(r"\b(?:personne|aucune?|jamais|nobody|no one|never|none)\b", who):
        return Authority.NOBODY
    for authority in (Authority.MANAGER, Authority.SALESPERSON):
        if cues.authority[authority].search(f"le {who} "):
            return authority
    if re.match(r"(?:commercia\w+|vendeu\w+|conseill\w+|sales|rep\b)", who):
        return Authority.SALESPERSON
    return Authority.MANAGER if who else None


def _of(named: Sequence[_Named], figure: Figure, others: Sequence[Figure]) -> Authority | None:
    """Of those named on the figure's own side of the other figures, the one of most authority."""
    if not named:
        return None
    starts = sorted(f.start for f in (figure, *others))
    begin = max((s for s in starts if s < figure.start), default=-1)
    end = min((s for s in starts if s > figure.start), default=1 << 30)
    # "5 % for the salesperson, 8 % for the manager": whoever comes after the first figure comes after each
    after = named[0][0] > starts[0]
    near = [a for at, a in named if (figure.start < at < end if after else begin < at < figure.start)]
    return max(near or [a for _, a in named], key=lambda a: a.rank)


def _goes_past(folded: str, figure: Figure, bound: Bound, cues: LimitCues) -> bool:
    return cues.past[bound].search(folded[: figure.start]) is not None and cues.denied.search(folded) is None


def _below(words: str, cues: LimitCues) -> tuple[Authority, Doubt]:
    """Who is one step below those words."""
    who = Authority.MANAGER if cues.above.search(words) else Authority.SALESPERSON
    return who, Doubt(DoubtKind.BELOW, who=who)
