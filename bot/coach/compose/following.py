"""What comes after an agreement: the proof, the dispatch, and by when to approve for a day that was named."""

import re
from datetime import date, timedelta
from decimal import Decimal

from bot.coach.compose.case import Case
from bot.coach.compose.concession import public
from bot.coach.compose.days import gone_by, open_day
from bot.coach.compose.described import CHOOSING
from bot.coach.compose.due import announced, day_asked_of, due_day, due_on_condition, wanted_by
from bot.coach.compose.leadtime import approved_before, approved_on, day_told
from bot.coach.compose.news import is_news, leaves
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.settled import proof_settled
from bot.coach.compose.sold import usual_days
from bot.coach.compose.their_day import kept, sooner
from bot.coach.compose.told_signs import cancelling
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import sentence
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.figures import Unit
from bot.domain.inquiry import Subject
from bot.domain.policy import Measure
from bot.reading.deciding import to_decide
from bot.reading.farewells import gone
from bot.reading.folding import fold
from bot.reading.format import say_date, say_figure
from bot.reading.latest import by_when_to_act
from bot.reading.sentences import sentence_at


def follows(case: Case) -> tuple[Part, ...]:
    """What comes after an agreement: the proof where the pack speaks of one, then the dispatch after the lead time."""
    product, voice = case.product, case.voice
    if product is None or product.lead_days is None:
        return ()
    days = say_figure(Decimal(product.lead_days), Unit.DAYS, case.language)
    approved = case.situation.facts.flag(FactName.PROOF_APPROVED) is True
    text = case.situation.message.text
    approved = approved or proof_settled(text, voice.book.marks["proof_ok"], case.situation.points)
    # What is to be corrected yet is approved again.
    approved = approved and not any(
        r.ask.kind is AskKind.SCOPE_CHANGE and not r.counterparts and not _of_the_place(r.ask.points)
        for r in case.stance.rulings
    )
    proofs = any(
        c.limit is not None and c.limit.measure is Measure.REVISIONS
        for c in case.pack.in_force(case.today)
        if public(c)
    )
    said = voice.say("accept_proof" if proofs and not approved else "answer_lead", days=days)
    timed = any(i.subject is Subject.LEAD_TIME for i in case.situation.inquiries)
    if approved and timed:
        # When it leaves is the answer to their question.
        told: tuple[Part, ...] = ()
    elif approved and (approved_on(case) or approved_before(case)) is not None:
        told = (Part("follows", day_told(product.lead_days, case), Place.CORE, 1),)
    else:
        told = (Part("follows", sentence(said), Place.CORE, 1),)
    if not approved and _WHEN_PROOF.search(fold(text)):
        told = (*told, Part("proof_day", sentence(voice.say("proof_day")), Place.CORE, 0))
    agreed = next((r for r in case.stance.rulings if r.ask.kind is AskKind.ACCEPTANCE), None)
    due = None if agreed is None or _NOT_BEFORE.search(fold(agreed.ask.quote)) else due_day(agreed)
    due = None if due is not None and due < case.today else due
    due = due or due_on_condition(case) or _wanted_by(case)
    # The day of their approval is not the one that the goods are wanted for.
    due = None if timed and due == approved_on(case) else due
    last = due - timedelta(days=product.lead_days + _CARRIER) if due is not None else None
    if due is None or last is None or not proofs:
        return told
    if approved or last <= case.today:
        # A day that may not hold is not noted in silence.
        checked = case.voice.say("due_check", day=say_date(due, case.language, with_weekday=False))
        return (*(told if not approved else ()), Part("due", sentence(checked), Place.CORE))
    by = voice.say("by_day", day=say_date(open_day(last), case.language))
    dated = voice.say("accept_by", day=say_date(due, case.language, with_weekday=False), approve=by)
    return (*told, Part("due", sentence(dated), Place.CORE, 1))


def _of_the_place(points: tuple[str, ...]) -> bool:
    """Whether a change is of where the goods go alone: nothing on the proof is corrected by it."""
    return bool(points) and frozenset({"other_address", "several_addresses", "delivery_detail"}).issuperset(points)


_NO_SOONER = re.compile(r"\b(?:pas|jamais|rien|not|never|n't|nothing)(?: \w+)? (?:avant|before)(?: le| the)? $")
"""Before a day until which nothing is to come."""
_BY = re.compile(r"\b(?:before|by|for|no later than|avant|pour|d'ici|au plus tard)(?: le| the)? $", re.IGNORECASE)


def _wanted_by(case: Case) -> date | None:
    """The one coming day by which a message that agrees wants its goods, where no other ask is about it."""
    text = case.situation.message.text
    days = {
        f.top
        for f in case.situation.figures
        if isinstance(f.top, date)
        and f.top > case.today
        and wanted_by(f.start, case)
        and _BY.search(text[: f.start])
        and _NO_SOONER.search(fold(text[: f.start])) is None
    }
    alone = len(days) == 1 and not case.situation.has(AskKind.RUSH)
    return days.pop() if alone else None


def by_their_day(case: Case) -> list[Part]:
    """By when the proof is to be approved for the day that an agreement hangs on, where the usual time leaves one."""
    due, product = due_on_condition(case), case.product
    if due is None or product is None or product.lead_days is None:
        return []
    last = due - timedelta(days=product.lead_days + _CARRIER)
    if last <= case.today:
        return []
    by = case.voice.say("by_day", day=say_date(open_day(last), case.language))
    said = case.voice.say("accept_by", day=say_date(due, case.language, with_weekday=False), approve=by)
    return [Part("due", sentence(said), Place.CORE)]


_WHEN_PROOF = re.compile(
    r"\b(?:quand|sous quel delai|a quelle date|quel jour|pour quand)\b[^.?!]{0,40}\b(?:epreuve|bat|bon a tirer"
    r"|maquette)\b[^.!]*\?"
    r"|\b(?:when|how soon|what day)\b[^.?!]{0,40}\b(?:proof|mock-?up|artwork)\b[^.!]*\?"
)
"""When the proof comes is asked: no clause tells it."""
_NOT_BEFORE = re.compile(r"\b(?:until|till|not before|after|from|since|jusqu|pas avant|apres|a partir|depuis|des le)\b")
_CARRIER = 3
"""Days left to the carrier where a day to have the goods by is told."""


def in_time(case: Case, before: str) -> list[Part]:
    """By when to approve the proof for the one coming day that a question about goods names, where nothing tells it."""
    product, kinds = case.product, {a.kind for a in case.situation.asks}
    if cancelling(case) or gone(fold(case.situation.message.text)) or is_news(case.stance.rulings[0], case):
        return []
    if leaves(case):
        # The day is their own last one.
        return []
    text = case.situation.message.text
    coming = {
        f.top + timedelta(days=_TO_FRIDAY - f.top.weekday() if _WEEK.search(fold(text[: f.start])) else 0)
        for f in case.situation.figures
        if isinstance(f.top, date)
        and f.top > case.today
        and wanted_by(f.start, case)
        and not (gone_by(text[: f.start]) and not any(c.isdigit() for c in f.text))
        and not to_decide(told := fold(sentence_at(text, f.start)))
        and (kinds <= _OF_GOODS_TO_COME or (_NEEDED.search(told) and not _MET_ON.search(told)))
        and not _OF_SAMPLES.search(told)
        and _NO_SOONER.search(fold(text[: f.start])) is None
        and (any(c.isdigit() for c in f.text) or not gone_by(text[: f.start]))
        and not announced(text[: f.start])
    }
    asked_of = day_asked_of(case)
    feasible = _whether_in_time(case)
    chooses = bool({i.subject for i in case.situation.inquiries} & CHOOSING)
    if not coming and feasible and chooses and kinds <= _OF_GOODS_TO_COME:
        # Whether it can be done in time is asked of the one day that is named, were it only that of the event.
        coming = {
            f.top
            for f in case.situation.figures
            if isinstance(f.top, date) and f.top > case.today and any(c.isdigit() for c in f.text)
        }
    coming = {asked_of} if asked_of is not None else coming
    bargained = kinds <= _OF_GOODS_TO_COME | _BARGAINED
    days = product.lead_days if product is not None else usual_days(case) if chooses else None
    if days is None or not bargained or len(coming) != 1:
        return []
    if case.situation.facts.flag(FactName.PROOF_APPROVED) is True:
        return []
    due = coming.pop()
    last = due - timedelta(days=days + _CARRIER)
    if say_date(due, case.language, with_weekday=False) in before:
        return []
    if last <= case.today or feasible:
        ruling = case.stance.rulings[0]
        said = kept(due, ruling, case) or sooner(due, ruling, case)
        return [] if said is None else [Part("due", sentence(said), Place.WAYS, 0, _AFTER)]
    if "?" in before:
        return []
    by = case.voice.say("by_day", day=say_date(open_day(last), case.language))
    said = sentence(case.voice.say("accept_by", day=say_date(due, case.language, with_weekday=False), approve=by))
    return [Part("due", said, Place.WAYS, 1, _AFTER)]


def _whether_in_time(case: Case) -> bool:
    """Whether the message asks if its day can be met, or how long it takes."""
    asked = any(i.subject is Subject.LEAD_TIME for i in case.situation.inquiries)
    asked = asked or any(by_when_to_act(fold(one)) for one in case.situation.message.text.split("?"))
    return (
        asked
        or case.situation.says("q_lead_time")
        or holds(case.voice.book.marks["feasible"], case.situation.message.text)
    )


_WEEK = re.compile(r"\b(?:semaine du|week (?:of|commencing|beginning)(?: the)?|w/c)(?: (?:lundi|monday))? $")
_TO_FRIDAY = 4
"""The last working day of a week that is named by a day of it, counted from its Monday."""
_OF_GOODS_TO_COME = frozenset({AskKind.PLAIN_QUESTION, AskKind.SCOPE_CHANGE, AskKind.GOODWILL})
_BARGAINED = frozenset(
    {AskKind.PRICE_CUT, AskKind.PAYMENT_TERMS, AskKind.FREE_EXTRA, AskKind.SPECIAL_FAVOUR, AskKind.SPEC_DOWNGRADE}
)
_NEEDED = re.compile(
    r"\b(?:besoin d\w*|il (?:nous |me |m'|en )*(?:faut|faudrait)|recevoir|livr\w+|needs?|needed|want them"
    r"|want it|deliver\w*|receive|get them|have them)\b"
)
_MET_ON = re.compile(
    r"\b(?:comite\w*|board|committee|reunion|meeting|conseil|presenter|signer|sign|repond\w*|reponse|answer|reply"
    r"|budget|payer|regler|pay|settle)\b"
)
"""Words by which a day beside what is bargained over is the one that the goods are wanted for."""
_OF_SAMPLES = re.compile(r"\b(?:echantillons?|samples?|specimens?|exemplaire|prototypes?)\b")
_AFTER = 89
