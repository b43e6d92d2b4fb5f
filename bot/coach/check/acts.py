"""What a sentence does with a figure or a concession: gives it, refuses it, tells it back, passes it on."""

import re
from enum import StrEnum

from bot.coach.check.lexicon import Lexicon
from bot.coach.check.page import Page, Span
from bot.coach.check.wishes import only_written_down


class Act(StrEnum):
    """The speech act around a figure or a concession."""

    GRANT = "grant"
    REFUSE = "refuse"
    LIMIT = "limit"  # "not beyond 5 %": up to there is possible
    QUOTE = "quote"  # the client's own ask, told back
    HYPOTHETICAL = "hypothetical"
    ESCALATE = "escalate"


_NEAR = 3
_LOOK_BACK = 34
_NOUN_REACH = 30
_ECHO_WORDS = 5
_LINK_WORDS = 4
_LEAN = 14
_WHETHER = ("si ", "s'il", "s'ils", "if ", "whether ")
_ASKED = re.compile(r"\b(?:asked|asking|ask|wonder\w*|demand\w+|interrog\w+)\W*$")
_PURPOSE = ("afin ", "pour que ", "pour ne ", "pour eviter ", "so that ", "so you ", "in case ", "au cas ", "histoire ")
"""What opens a clause that says what for: what it denies is no refusal ("so that you don't feel left out")."""
_BARE_NO = ("non", "no", "jamais", "never")


def act_at(page: Page, lexicon: Lexicon, start: int, end: int) -> Act:
    """The act around `text[start:end]`; giving is assumed where nothing shows otherwise."""
    index = page.clause_index(start)
    clause = page.clauses[index]
    if _asked_whether(page, lexicon, index):
        return Act.QUOTE
    own = _own(page, lexicon, clause, start, end)
    if own in (None, Act.GRANT) and _a_manager_s(page, lexicon, clause):
        return Act.ESCALATE
    if own in (Act.QUOTE, Act.ESCALATE) and _granted_back(page, lexicon, index):
        return Act.GRANT
    if own is not None:
        return own
    sentence = page.sentences[clause.sentence]
    if _limited(page, lexicon, start) and _refused_later(page, lexicon, index):
        return Act.LIMIT
    if _refused_later(page, lexicon, index):
        return Act.REFUSE
    if _imagined_later(page, lexicon, index):
        return Act.HYPOTHETICAL
    inherited = _inherited(page, lexicon, index, start)
    if inherited is not None:
        return inherited
    if (
        lexicon.find("escalate", page.voiced, sentence.start, sentence.end)
        and not lexicon.find("own_decision", page.voiced, sentence.start, sentence.end)
        and not _granted_back(page, lexicon, index)
    ):
        return Act.ESCALATE
    return Act.ESCALATE if _decided_elsewhere(page, lexicon, sentence) else Act.GRANT


def _asked_whether(page: Page, lexicon: Lexicon, index: int) -> bool:
    """Whether the clause is what the client asked: "you also asked if we would match it"."""
    if not index or not page.of(page.clauses[index]).startswith(_WHETHER):
        return False
    lead = page.clauses[index - 1]
    if lead.sentence != page.clauses[index].sentence or page.folded[lead.end - 1] in ",;:":
        return False
    return (
        _ASKED.search(page.of(lead)) is not None
        and lexicon.find("quote", page.voiced, lead.start, lead.end) is not None
    )


def _decided_elsewhere(page: Page, lexicon: Lexicon, sentence: Span) -> bool:
    """Whether the next sentence leaves what this one named to a manager: "That one is decided by our director"."""
    if sentence.sentence + 1 >= len(page.sentences):
        return False
    after = page.sentences[sentence.sentence + 1]
    leaves = lexicon.find("that_one", page.folded, after.start, after.start + _LEAN) is not None
    return leaves and lexicon.any(("escalate", "decided_by"), page.voiced, after.start, after.end)


def _a_manager_s(page: Page, lexicon: Lexicon, clause: Span) -> bool:
    """Whether a clause only says how far a manager may go, and the answer is said to be theirs."""
    if not lexicon.find("boss_may", page.voiced, clause.start, clause.end):
        return False
    after = page.sentences[min(len(page.sentences) - 1, clause.sentence + 1)]
    since = page.sentences[clause.sentence].start
    return lexicon.find("theirs", page.folded, since, after.end) is not None and not lexicon.find(
        "settled", page.folded, since, after.end
    )


def _granted_back(page: Page, lexicon: Lexicon, index: int) -> bool:
    """Whether what was told back is given right after: "you ask for 60 days: you can have them"."""
    clause = page.clauses[index]
    for following in page.clauses[index + 1 : index + 3]:
        if following.sentence != clause.sentence:
            return False
        if lexicon.find("refuse", page.voiced, following.start, following.end):
            return False
        if only_written_down(page, lexicon, clause, following):
            continue
        if lexicon.find("granted_back", page.voiced, following.start, following.end):
            own = {f.unit for f in page.figures_in(clause)}
            return not any(f.unit in own for f in page.figures_in(following))
    return False


def _own(page: Page, lexicon: Lexicon, clause: Span, start: int, end: int) -> Act | None:
    """What the clause itself shows, or None where it shows nothing."""
    text = page.voiced
    affirmed = "\x1f" in text[clause.start : clause.end]
    sentence = page.sentences[clause.sentence]
    gift = _gift_before(page, lexicon, clause, end)
    if lexicon.find("hypothetical", text, clause.start, clause.end) and not affirmed:
        return Act.HYPOTHETICAL
    if not affirmed and lexicon.find("hypothetical", text, sentence.start, start) and not gift:
        return Act.HYPOTHETICAL
    refusal = lexicon.find("refuse", text, clause.start, clause.end)
    if refusal and affirmed and refusal.start() > end:
        refusal = None
    if refusal and not (gift and gift < refusal.start()):
        if _limited(page, lexicon, start):
            return Act.LIMIT
        if _unless(page, lexicon, end, sentence.end):
            return Act.GRANT
        return Act.REFUSE
    if gift or affirmed:
        return Act.GRANT
    if lexicon.find("escalate", text, clause.start, clause.end):
        return Act.ESCALATE
    granted = lexicon.find("grant", text, clause.start, clause.end)
    quoted = lexicon.find("quote", text, clause.start, clause.end)
    if quoted and not (granted and granted.start() >= quoted.end()):
        return Act.QUOTE
    if not granted and any(
        0 <= start - m.end() <= _NOUN_REACH for m in lexicon.all("quote_noun", text, clause.start, start)
    ):
        return Act.QUOTE
    return Act.GRANT if granted else None


def _gift_before(page: Page, lexicon: Lexicon, clause: Span, end: int) -> int | None:
    """Where words of giving begin before the figure with no refusal before them, plus one; else None."""
    given = lexicon.find("grant", page.voiced, clause.start, end)
    if given is None or given.start() >= end:
        return None
    refused = lexicon.find("refuse", page.voiced, clause.start, given.end())
    asked = lexicon.find("quote", page.voiced, clause.start, given.start() + 1)
    turned = lexicon.find("refuse", page.voiced, given.start(), clause.end)
    if turned and turned.start() - given.end() <= 1:
        return None
    if refused or (asked and not _own_voice(given.group())):
        return None
    return given.start() + 1


def _own_voice(words: str) -> bool:
    return words.startswith(
        ("je", "j'", "nous", "on ", "i ", "i'", "we", "d'accord", "ok", "c'est", "you'll", "vous aurez", "deal")
    )


def _limited(page: Page, lexicon: Lexicon, start: int) -> bool:
    """Whether "beyond", "below" or the like stands right before the figure."""
    back = max(0, start - _LOOK_BACK)
    return any(
        start - m.end() <= _NEAR for m in lexicon.all("beyond", page.folded, back, start + 1) if m.end() <= start + 1
    )


def _unless(page: Page, lexicon: Lexicon, end: int, stop: int) -> bool:
    """Whether a counterpart follows: "not 12 % without a commitment" gives 12 % for one."""
    after = lexicon.find("without", page.folded, end, stop)
    return after is not None


def _refused_later(page: Page, lexicon: Lexicon, index: int) -> bool:
    """Whether the next clause of the same sentence turns down what a bare clause named."""
    if index + 1 >= len(page.clauses):
        return False
    clause, following = page.clauses[index], page.clauses[index + 1]
    if (_aside(page, lexicon, index) or _only_links(page, index)) and index + 2 < len(page.clauses):
        following = page.clauses[index + 2]
    if following.sentence != clause.sentence and not _echo(page, clause):
        return False
    if lexicon.find("own_clause", page.of(clause)) and not lexicon.find("turns_back", page.of(following)):
        return False
    if lexicon.find("has_verb", page.of(clause)) and not lexicon.any(("turns_back", "refers_back"), page.of(following)):
        return False
    own = {f.unit for f in page.figures_in(clause)}
    if any(f.unit in own for f in page.figures_in(following)) or lexicon.find(
        "no_more", page.folded, following.start, following.end
    ):
        return False
    if page.of(following).startswith(_PURPOSE):
        return False
    refusal = lexicon.find("refuse", page.voiced, following.start, following.end)
    bare_no = page.of(following).strip(" .,!;:") in _BARE_NO
    return bare_no or (refusal is not None and refusal.start() - following.start < 40)


def _aside(page: Page, lexicon: Lexicon, index: int) -> bool:
    """Whether the next clause only adds to the figure before the verb comes: "11 %, even for a fine volume, …"."""
    clause, following = page.clauses[index], page.clauses[index + 1]
    return (
        following.sentence == clause.sentence
        and page.folded[clause.end - 1] in ",("
        and page.folded[following.end - 1] in ",)"
        and lexicon.find("aside", page.folded, following.start, following.start + 12) is not None
        and not page.figures_in(following)
    )


def _only_links(page: Page, index: int) -> bool:
    """Whether the next clause is a link of a word or two: "four pieces, on the other hand, no"."""
    following = page.clauses[index + 1]
    words = page.of(following)
    return (
        following.sentence == page.clauses[index].sentence
        and words.rstrip().endswith(",")
        and len(words.split()) <= _LINK_WORDS
        and words.strip(" .,!;:") not in _BARE_NO
        and not any(c.isdigit() for c in words)
    )


def _imagined_later(page: Page, lexicon: Lexicon, index: int) -> bool:
    """Whether the next clause says what the figure would cost: "at 12 €, the quality would pay"."""
    if index + 1 >= len(page.clauses):
        return False
    clause, following = page.clauses[index], page.clauses[index + 1]
    if following.sentence != clause.sentence:
        return False
    return lexicon.find("cost_of", page.voiced, following.start, following.end) is not None


def _echo(page: Page, clause: Span) -> bool:
    """Whether a clause is the client's own figure thrown back as a question: "15 %?"."""
    words = page.of(clause)
    return words.rstrip().endswith("?") and len(words.split()) < _ECHO_WORDS


_GROUND = ("since ", "because ", "as ", "puisqu", "comme ", "parce qu", "vu qu", "given that ")
"""What opens a clause that gives a reason: what it denies is no refusal of ours ("since you have never paid late")."""
_HENCE = re.compile(r"\b(?:donc|alors|du coup|so|therefore|hence)\b")


def _follows(page: Page, lexicon: Lexicon, clause: Span) -> bool:
    """Whether a clause says what we do as a consequence: "the run hasn't begun, we can change it for 20"."""
    words = page.of(clause)
    return _HENCE.search(words) is not None and lexicon.find("own_clause", words) is not None


def _inherited(page: Page, lexicon: Lexicon, index: int, start: int) -> Act | None:
    """A bare member of a list follows the clause that opens it; a correction ("not 15, 12 %") does not."""
    clause = page.clauses[index]
    here = next((f for f in page.figures if f.start <= start < f.end), None)
    lead = page.clauses[index - 1] if index else clause
    if lexicon.find("wish_noted", page.of(lead)) and not _granted_back(page, lexicon, index):
        return Act.QUOTE
    for earlier in range(index - 1, max(-1, index - 5), -1):
        before = page.clauses[earlier]
        if before.sentence != clause.sentence:
            return None
        reported = page.of(clause).startswith(("si ", "s'il", "if ", "whether ", "que "))
        if (page.folded[before.end - 1] not in ",(" and not reported) or page.of(clause).startswith(
            ("mais", "but", "plutot", "rather", "sinon", "so ", "donc ", "then ", "alors ", "ainsi ")
        ):
            return None
        if here and any(f.unit is here.unit for f in page.figures_in(before)):
            return None
        own = _own(page, lexicon, before, before.start, before.start)
        if own is Act.REFUSE and (_follows(page, lexicon, clause) or page.of(before).startswith(_GROUND)):
            return None
        if own in (None, Act.GRANT) and _a_manager_s(page, lexicon, before):
            return Act.ESCALATE
        if own is not None:
            return own if own in (Act.REFUSE, Act.QUOTE, Act.HYPOTHETICAL, Act.ESCALATE) else None
    return None
