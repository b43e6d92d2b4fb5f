"""What the client asks for, told back in their own words turned to our person."""

from collections.abc import Mapping

from bot.coach.compose.case import Case
from bot.coach.compose.echo import question, wish
from bot.coach.compose.named import thing as named
from bot.coach.compose.once import once
from bot.domain.asks import Ask, AskKind, Language
from bot.domain.stance import Ruling
from bot.reading.folding import fold

# Where the request has no figure that says it, its own words do.
_IN_WORDS = (
    AskKind.PLAIN_QUESTION,
    AskKind.GOODWILL,
    AskKind.SPECIAL_FAVOUR,
    AskKind.SCOPE_CHANGE,
    AskKind.FREE_EXTRA,
)


@once
def told_back(ask: Ask, case: Case) -> Mapping[str, str]:
    """The client's own words turned to our person: "us" what we are to do, "they" what they would, "question"."""
    if ask.kind not in _IN_WORDS or case.untold:
        return {}
    voice, english = case.voice, case.language is not Language.FR
    tu = voice.book.feminine if voice.familiar else None
    wanted = wish(ask.quote, case.language, tu, named(ask.quote, case))
    asked_for = question(ask.quote, case.language, tu)
    said: dict[str, str] = {}
    if wanted is not None:
        said["us" if wanted.ours else "they"] = wanted.words
        if wanted.ours:
            of = "to " if english else "d'" if fold(wanted.words)[0] in "aeiouyh" else "de "
            said["us"] = wanted.words
            said["to_us"] = f"{of}{wanted.words}"
            asked_for = f"{'whether we can' if english else 'si nous pouvons'} {wanted.words}"
        elif asked_for is None and ask.kind in (AskKind.SPECIAL_FAVOUR, AskKind.PLAIN_QUESTION):
            # "On peut livrer à deux adresses ?": whoever does it, it is whether it can be done.
            of = "d'" if fold(wanted.words)[0] in "aeiouyh" else "de "
            can = "whether it is possible to " if english else f"s'il est possible {of}"
            asked_for = f"{can}{wanted.words}"
    return said if asked_for is None else {**said, "question": asked_for}


def wished(ruling: Ruling, case: Case) -> str | None:
    """A favour in the client's own words, as their need tells it back; None where it cannot be told."""
    if ruling.ask.kind is not AskKind.SPECIAL_FAVOUR:
        return None
    told = told_back(ruling.ask, case)
    return told.get("us") or told.get("they")
