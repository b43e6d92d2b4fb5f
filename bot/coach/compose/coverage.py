"""Which requests of a message a draft has no word for: decided from words alone, here and nowhere else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.reading.bargained import price_kept
from bot.reading.folding import fold
from bot.reading.requests import Requested

_WORD = re.compile(r"[a-z0-9]+")
# Words that any request may hold; they name nothing.
_EMPTY = frozenset(
    "a afin ai aie aimerais aimerions alors apres as au aucun aussi autre autres aux avant avec avez"
    " avoir avons bien bon bonjour car ce cela celle"
    " celles celui ces cet cette ceux chez comme comment combien confirmer confirmez d dans de deja"
    " depuis des deux dire dis dites dois donc dont du elle"
    " elles en encore enfin est et etait etc etes etre eu faire fais fait faites faudrait faut fois ici"
    " il ils indiquer j je juste jusqu l la le les leur"
    " lui m ma mais me meme merci mes moi moins mon n ne nos notre nous on ont ou oui par pas peu peut"
    " peux plus possible pour pouvez pouvoir pourriez"
    " pourrais pourrait pourrions puis quand que quel quelle quelles quels qui quoi s sa sais sans savez"
    " savoir se sera serait serez si sinon soit son"
    " sont souhaite souhaitons souhaiterions sous sur svp stp t ta te tes toi ton tous tout toute toutes"
    " tu un une va vais vers veux voici vos votre vouloir voudrais voudrions"
    " vous y envoyer envoyez envoie besoin aurais auriez avis fin chose question questions plait"
    " attendons attends demande jour"
    " about actually again all also am an and any anyone are as ask asking at be because been being both"
    " but by can confirm could did do does done"
    " each else for from get give go going good got grateful had has have he help hello her here hi his"
    " how i if in into is it its just kindly know let like"
    " ll look looking love many may maybe me might more much must my need no not now of off ok okay old"
    " on once one only or other our out over own"
    " please pls possible provide put quick re really receive s send sent shall she should so some"
    " someone still sure t tell than thank thanks that the"
    " their them then there these they thing this those to too u under until up us use used ve very via"
    " want was way we well were what when where"
    " whether which while who whose why will with within wonder would yes yet you your yours able"
    " appreciate chance soon time"
    " thought let's asap today"
    " janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january"
    " february march april june july august september october"
    " november december lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday"
    " thursday friday saturday sunday demain tomorrow hier"
    " yesterday semaine week mois month annee year".split()
)
_ACRONYM = re.compile(r"\b[A-Z]{2,5}\b")
_WHEN = re.compile(
    r"\b(?:quand|combien de (?:temps|jours|semaines)|sous combien|quel(?:le)? (?:jour|date|delai)"
    r"|quels delais|when|how (?:long|soon|fast|quickly|many (?:days|weeks))|what (?:day|date))\b"
)
_DATED = re.compile(
    r"\b\d+ (?:jours|days|semaines|weeks)\b|\b\d{1,2}(?:er)? (?:janvier|fevrier|mars|avril|mai|juin"
    r"|juillet|aout|septembre|octobre|novembre|decembre|january|february"
    r"|march|april|may|june|july|august|september|october|november|december)\b"
)
_PRICE = re.compile(
    r"\b(?:combien (?!de (?:temps|jours))|prix|tarifs?|couts?|coute\w*|price[sd]?|costs?|how much|quote|devis)\b"
)
_INCLUDED = re.compile(r"\b(?:included in the price|compris\w* dans le prix|at no cost|no extra cost|sans frais)\b")
_MONEY = re.compile(r"[€$£] ?\d|\d ?[€$£]")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A request and the words that name what it wants: as it is told back, else its own; `thing` for a noun phrase."""

    request: Requested
    named: str
    thing: bool = False


def uncovered(
    asked: Sequence[Wanted],
    answered: Sequence[tuple[int, int]],
    said: Sequence[str],
    named: frozenset[str] = frozenset(),
    kin: Sequence[frozenset[str]] = (),
    *,
    share: int = 2,
) -> tuple[Wanted, ...]:
    """The requests without a word in `said`, in their order.

    `answered` are stretches of the client's words that a ruling or an answer speaks of; `named` the words of the
    goods, which every sentence may hold; `kin` sets of words that mean one thing. A sentence tells of a request where
    it holds one in `share` of the words that the request names, or the day or the price it asks for.
    """
    told = [(fold(sentence), frozenset(stems(sentence))) for sentence in said]
    return tuple(
        one
        for one in asked
        if not any(start < one.request.end and end > one.request.start for start, end in answered)
        and not _told(one, told, named, kin, share)
    )


def _told(
    one: Wanted,
    said: Sequence[tuple[str, frozenset[str]]],
    named: frozenset[str],
    kin: Sequence[frozenset[str]],
    share: int,
) -> bool:
    quote = fold(one.request.quote)
    if _WHEN.search(quote) and any(_DATED.search(text) for text, _ in said):
        return True
    told_price = any(_MONEY.search(text) or _INCLUDED.search(text) for text, _ in said)
    if _PRICE.search(quote) and not price_kept(quote) and told_price:
        return True
    own = frozenset(stems(one.named)) - named
    if not own:
        # Nothing is named that a sentence could tell of: it hangs on what stands before it.
        return not one.thing or bool(stems(one.named))
    near = [like for like in kin if own & like]
    wider = [own & like for like in near]
    for _, words in said:
        shared = len(own & words) + sum(
            1 for mine, like in zip(wider, near, strict=True) if not mine & words and like & words
        )
        if shared * share >= len(own):
            return True
    return False


@lru_cache(maxsize=2048)
def stems(text: str) -> tuple[str, ...]:
    """The first letters of the words of `text` that name something, in their order, each once."""
    short = {a.lower() for a in _ACRONYM.findall(text)}
    found = (w for w in _WORD.findall(fold(text)) if w not in _EMPTY and (len(w) > _SHORT or w in short or w.isdigit()))
    return tuple(dict.fromkeys(w.rstrip("sx")[:_STEM] if len(w) > _SHORT else w for w in found))


_SHORT = 2
_STEM = 5
