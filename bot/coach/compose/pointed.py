"""What a message says that no ruling and no answer speaks of, by its points: noted, sent, or looked into by a day."""

import re
from collections.abc import Iterable, Sequence

from bot.coach.compose.case import Case
from bot.coach.compose.coverage import stems
from bot.coach.compose.matter import Matter
from bot.coach.compose.named import thing
from bot.coach.compose.order_status import tells_the_status
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.refused import asked_again, refused
from bot.coach.compose.retold import Retold, retold
from bot.coach.compose.termsheet import printed
from bot.coach.compose.too_few import below_the_least, too_few, whether_made
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import sentence
from bot.domain.asks import TROUBLES, Ask, AskKind
from bot.domain.phrases import PointReply
from bot.domain.points import OF_COUNT, Point
from bot.domain.stance import Move, Ruling
from bot.reading.folding import fold
from bot.reading.own_sending import theirs_to_send
from bot.reading.packing import packed
from bot.reading.pointing_back import points_back
from bot.reading.requests import requests
from bot.reading.sent_again import list_asked

_AFTER = 89
_TOLD, _GIVEN = 0.55, 0.35
"""Shares from which a point is spoken of: by itself, and where the ask it may be part of is read in its sentence."""

_DONE = 0.7
"""A share from which something is noted: what is looked into, or sent by name, may be heard less surely."""

_BESIDE_A_NO = 0.7
"""A share from which a point beside a no is something else that is asked: what is heard less surely is left unsaid."""

_READ = 0.55
"""A share from which what a sentence asks is met by its points, and not read from its words."""

_MADE_GOOD = frozenset(
    {"replace", "refund", "repair", "compensation", "exchange", "return_goods", "warranty", "explain"}
)
_OF_TROUBLE = frozenset(
    {
        "file_sent",
        "q_included",
        "q_status",
        "invoice_overdue",
        "resend",
        "q_other",
        "q_recommend",
        "q_returns",
        "q_warranty",
    }
)
_NAMELESS = frozenset({"exception"})
"""Points that name nothing: to look into them would promise nobody knows what."""

_LAST_ANSWER = 39
"""Behind the answers of every matter, before what is still to be found out."""

_ALSO_SAID = frozenset({"loyal", "promise_of_ours"})
"""Points that no reply has words for, and that a sentence which asks nothing says in place of another."""

_STEPS_TELL = frozenset({"q_process", "q_lead_time", "q_status", "new_proof", "q_payment"})
_TOLD_WITH = {
    AskKind.RUSH: frozenset({"q_lead_time", "later_delivery", "q_status", "split_delivery"}),
    AskKind.PRICE_CUT: frozenset({"q_price", "compensation", "hold_price", "q_validity"}),
    AskKind.ACCEPTANCE: _STEPS_TELL,
    AskKind.PAYMENT_TERMS: frozenset({"q_payment", "invoice_overdue"}),
    AskKind.FREE_EXTRA: frozenset({"q_included", "q_shipping", "packing", "resend", "sponsorship"}),
    AskKind.SCOPE_CHANGE: frozenset({"q_price", "q_included", "address_given", "q_lead_time", "q_status"}),
    AskKind.SPECIAL_FAVOUR: frozenset({"q_minimum", "below_minimum", "hold_price", "q_validity"}),
    AskKind.SILENCE_AFTER_EFFORT: frozenset({"cancel_order", "withdraws", "paid"}),
}
"""The points that the answer to an ask of this kind speaks of as well."""


def unspoken(case: Case, found: Sequence[Matter], answered: frozenset[str]) -> tuple[Point, ...]:
    """The points that want a word of their own: in the order of the message, each once.

    `answered` are the names of those that an answer spoke of.
    """
    if case.stance.move is Move.PART:
        return ()
    book = case.voice.book.points
    kinds = {one.ruling.ask.kind for m in found for one in (m, *m.also)}
    ruled = [one.ruling for m in found for one in (m, *m.also) if _rules(one)]
    given = [m.ruling for m in found if m.ruling.move is Move.YIELD]
    known: dict[str, Point] = {}
    room = _room(case)
    few = below_the_least(case) or any(too_few(r) for r in ruled)
    if tells_the_status(case):
        answered |= {"q_status"}
    for point in case.situation.points:
        telling = point.name in book or point.name in _HEARD_TOO or point.name in _ALSO_SAID
        if not telling or point.share < _enough(point, case):
            continue
        spoken = (
            any(
                r.ask.kind in point.asks and _same(point, r.ask.quote, r.ask.points) and _first(point, r) for r in ruled
            )
            or bool(kinds & TROUBLES and point.name in _MADE_GOOD | _OF_TROUBLE)
            or (any(point.name in _TOLD_WITH.get(kind, ()) for kind in kinds) and not _of_its_start(point))
            or point.name in answered
            or (point.name == "resend" and theirs_to_send(point.quote))
            or (few and (point.name == "below_minimum" or whether_made(point.quote)))
            or any(_given(point, r) for r in given)
        )
        # A sentence that asks one thing is heard to ask one thing.
        room[point.start] -= 1
        if point.name in book and not spoken and room[point.start] >= 0:
            known.setdefault(point.name, point)
    return tuple(known.values())


def _of_its_start(point: Point) -> bool:
    """Whether a point asks if the making has begun: no change, no hurry tells that."""
    return point.name == "q_status" and "?" in point.quote and _BEGUN.search(fold(point.quote)) is not None


_BEGUN = re.compile(
    r"\b(?:printing|production|print run|impression|fabrication|tirage)\b[^.?!]{0,25}"
    r"\b(?:started|begun|begin|under way|commenc\w+|demarr\w+|lance\w*|en cours)\b"
    r"|\b(?:started|begun) (?:printing|production|making)\b|\b(?:commence|lance|demarre) (?:l'impression|la production"
    r"|la fabrication|a imprimer)\b"
)


def _given(point: Point, ruling: Ruling) -> bool:
    """Whether a yes speaks of a point in its words."""
    return point.name in ruling.ask.points and point.quote in ruling.ask.quote and _first(point, ruling)


def _first(point: Point, ruling: Ruling) -> bool:
    """Whether a ruling may speak of a point: of several changes told at once not of a count that comes second."""
    told = ruling.ask.points
    return point.name not in OF_COUNT or not told or told[0] in OF_COUNT


def _enough(point: Point, case: Case) -> float:
    """The share from which a point is spoken of: less where its sentence is read to ask what it may be part of."""
    asked = any(a.kind in point.asks and point.quote in a.quote for a in case.situation.asks)
    if point.name == "q_contact":
        # "And to which address?" asks for no person
        return _TOLD
    return _GIVEN if asked else _TOLD


def _room(case: Case) -> dict[int, int]:
    """How many things each sentence with a point may ask: as many as are read in its words, one at the least."""
    text, feasible = case.situation.message.text, case.voice.book.marks["feasible"]
    # Whether a thing can be done at all is answered by whatever is said of it.
    asked = [one for one in requests(text, case.language) if not holds(feasible, one.quote)]
    return {
        p.start: max(1, sum(p.start <= one.start < p.start + len(p.quote) for one in asked))
        for p in case.situation.points
    }


def _rules(matter: Matter) -> bool:
    """Whether a matter has words of its own on what is asked: a clause, or a kind that every reply meets."""
    ruling = matter.ruling
    if ruling.ask.kind in (AskKind.PLAIN_QUESTION, AskKind.GOODWILL):
        return False
    return ruling.clause is not None or ruling.ask.kind is not AskKind.SCOPE_CHANGE


def _same(point: Point, quote: str, points: Sequence[str]) -> bool:
    """Whether an ask is the one that a point is part of: of several of one kind, the one whose words say it."""
    return point.name in points or not points or point.quote in quote


def told_points(
    case: Case,
    found: Sequence[Matter],
    answered: Iterable[str],
    before: str,
    looked: str,
    retold_at: Sequence[int] = (),
) -> tuple[list[Retold], list[Part], tuple[str, ...]]:
    """What is to be looked into, the parts that note or send, and the client's words of the former.

    `answered` are the names of points that an answer of the pack spoke of, `before` what is said already,
    `looked` what is already looked into, `retold_at` where questions stand that are told back in their own words.
    """
    back: list[Retold] = []
    parts: list[Part] = []
    left: list[str] = []
    said = frozenset(stems(before))
    for point in unspoken(case, found, frozenset(answered)):
        if points_back(point.quote) and any(r.ask.kind is not AskKind.PLAIN_QUESTION for r in case.stance.rulings):
            # What is asked before it is answered.
            continue
        if point.name in _NAMELESS or _of_a_no(point, case):
            # A promise beside a no is for what is surely something else; the salesperson reads of the rest.
            left.append(point.quote)
            continue
        if (said_by_pack := _in_the_pack(point, case)) is not None:
            if said_by_pack not in before:
                parts.append(Part("answer", said_by_pack, Place.CORE, 0, _LAST_ANSWER))
            continue
        if point.name == "q_price" and list_asked(fold(point.quote)):
            # A list that is asked for is sent.
            listed = case.voice.say("yield_send", wanted=case.voice.say("price_list"))
            parts.append(Part("send", sentence(listed), Place.WAYS, 0, _AFTER))
            continue
        single = point.name.startswith(_QUESTION) or len(requests(point.quote, case.language)) < 2
        if single and any(point.start <= at < point.start + len(point.quote) for at in retold_at):
            # What is asked there is told back already in its own words.
            left.append(point.quote)
            continue
        words = case.voice.book.points[point.name]
        text = case.voice.pick(f"points.{point.name}", words.phrases, {"next": case.next_day})
        if text is None:
            continue
        if words.how is PointReply.CHECK:
            own = frozenset(stems(text))
            told = _in_their_words(point, case) or Retold(thing=text)
            if (own and own <= said) or (told.question or told.thing) in looked or _looked_into(point, looked):
                continue
            back.append(told)
            left.append(point.quote)
            continue
        if words.how is not PointReply.SEND and point.share < _DONE:
            continue
        if words.how is PointReply.SEND:
            wanted = thing(point.quote, case)
            if wanted is None:
                left.append(point.quote)
            if wanted is None or wanted in before:
                continue
            text = case.voice.say("check_send", wanted=wanted, next=case.next_day)
        if sentence(text) not in before:
            parts.append(Part(f"{words.how}", sentence(text), Place.WAYS, 0, _AFTER))
    return back, parts, tuple(left)


def _looked_into(point: Point, looked: str) -> bool:
    """Whether most of a point's own words stand in what is looked into already."""
    if point.name.startswith(_QUESTION):
        # A question may ask two things in like words.
        return False
    own = frozenset(stems(point.quote))
    return len(own & frozenset(stems(looked))) >= _MOST_WORDS * len(own) > 0


_MOST_WORDS = 0.6


def _of_a_no(point: Point, case: Case) -> bool:
    """Whether a point stands beside a no and is not surely something else that is asked.

    It is where it is heard well, or its sentence asks for something and is no part of what is refused.
    """
    no = refused(case)
    if not no:
        return False
    if asked_again(point.quote, case):
        return True
    apart = not any(point.quote in r.ask.quote or point.quote in r.ask.heard for r in no)
    asks = apart and bool(requests(point.quote, case.language))
    return point.share < _BESIDE_A_NO and not asks


def _in_the_pack(point: Point, case: Case) -> str | None:
    """What the pack says to a question that is heard and that no turn of phrase tells; None where it says nothing."""
    one = point.name == "q_print" and holds(case.voice.book.marks["one_colour"], point.quote)
    return printed(case) if one else None


def _in_their_words(point: Point, case: Case) -> Retold | None:
    """A question told back as it was asked, where its sentence asks one thing in few words; else None."""
    if not point.name.startswith(_QUESTION) or case.untold:
        return None
    end = point.start + len(point.quote)
    asked = [
        one
        for one in requests(case.situation.message.text, case.language)
        if point.start <= one.start and one.end <= end
    ]
    if len(asked) != 1:
        return None
    tu = case.voice.book.feminine if case.voice.familiar else None
    told = retold(asked[0], case.language, tu)
    said = told.question or told.thing if told is not None else ""
    return told if said and len(said.split()) <= _LONGEST else None


_QUESTION = "q_"
_LONGEST = 12
"""Words beyond which a question is named rather than told back."""


def noted_points(ask: Ask, case: Case) -> str | None:
    """The yes to small things that are only to be noted; None where the ask is of anything else."""
    book = case.voice.book.points
    # how boxes are to be packed is more than an idea to pass on
    words = [] if packed(fold(ask.quote)) else [book.get(name) for name in ask.points]
    if not words or any(w is None or w.how is not PointReply.NOTE for w in words):
        return None
    picked = (case.voice.pick(f"points.{n}", w.phrases, {}) for n, w in zip(ask.points, words, strict=True) if w)
    return " ".join(sentence(one) for one in picked if one) or None


def heard_at(case: Case) -> tuple[tuple[int, int], ...]:
    """Where the sentences stand in which points that want an answer are heard: nothing else is read into them."""
    book = case.voice.book.points
    sure: dict[int, int] = {}
    ends: dict[int, int] = {}
    for point in case.situation.points:
        met = point.name in _HEARD_TOO and (not point.asks or any(case.situation.has(k) for k in point.asks))
        if point.share >= _READ and (point.name in book or met):
            sure[point.start] = sure.get(point.start, 0) + 1
            ends[point.start] = point.start + len(point.quote)
    room = _room(case)
    # A sentence that asks more than is heard in it is read from its words as well.
    return tuple((start, ends[start]) for start, count in sure.items() if room[start] <= count)


_HEARD_TOO = frozenset(
    "discount price_target competitor_price tier_price old_price past_order_discount needed_by faster skip_checks "
    "cheaper_make fewer_colours late defect damaged misprint wrong_goods short invoice_wrong no_answer rude "
    "disappointed own_mistake leave bad_review legal deadline_for_us insult go_ahead approves_proof accepts_offer "
    "new_order declines not_decided sorry_silence praise arrived_well goodbye newcomer event loyal".split()
)
"""Points that are met by rulings or by the opening: what their sentences ask is answered there."""
