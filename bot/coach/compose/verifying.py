"""What went wrong is looked into by a day: what is owed if it is ours, what is needed from the client."""

import re
from collections.abc import Mapping

from bot.coach.compose.aims import asked as figures
from bot.coach.compose.case import Case
from bot.coach.compose.concession import public
from bot.coach.compose.core import Core
from bot.coach.compose.counted import each_counted
from bot.coach.compose.day_told import leaving_day
from bot.coach.compose.doubts import compensation
from bot.coach.compose.due import due_by, due_told, for_an_answer, surely_wanted
from bot.coach.compose.leadtime import approved_before
from bot.coach.compose.named import fault, faults_by_topic, fewer_than_due, numbered
from bot.coach.compose.paper_awaited import paper_awaited
from bot.coach.compose.parts import Part, Place
from bot.coach.compose.people import cancelled_beside
from bot.coach.compose.pictures import offers_pictures, pictured, thanked_for
from bot.coach.compose.pledged import gesture_open, money_back, most_beyond, pledged
from bot.coach.compose.raising import who_decides
from bot.coach.compose.sound_rest import sound_rest
from bot.coach.compose.tidings import looked_into
from bot.coach.compose.told_signs import told as holding
from bot.coach.compose.topics import holds, topic_text
from bot.coach.compose.underway import expected, leaves_late
from bot.coach.compose.voice import sentence
from bot.coach.compose.why import warranty_by_date
from bot.domain.asks import AskKind
from bot.domain.facts import FactName, Origin
from bot.domain.phrases import Topic
from bot.domain.stance import Ruling
from bot.domain.tidings import TidingKind
from bot.domain.wrongs import WrongKind
from bot.reading.folding import fold
from bot.reading.format import say_date

# What did not come is looked for: there is nothing to photograph.
_WAITED = ("unanswered", "late", "arrived", "uncalled")
_ON_THEIR_WAY = ("late", "arrived")
_NO_GOODS = ("unanswered", "arrived", "uncalled", "debited")
_ASKED_AFTER = ("unanswered", "late", "complaint")
# Nor is a paper.
_ON_PAPER = ("paper", "bill", "debited", "reminder")
_UNSEEN = {*_ON_PAPER, *_WAITED, "missing"}


def verify(ruling: Ruling, topic: Topic, case: Case) -> Core:
    """What went wrong is looked into by a day; what was asked for it is answered with the facts."""
    voice = case.voice
    back = ruling.ask.kind is AskKind.RETURN_OR_WARRANTY and not case.situation.has(AskKind.COMPLAINT)
    under_warranty = holds(voice.book.marks["warranty"], case.situation.message.text)
    if back and fault(ruling.ask, case) is None and not under_warranty:
        if (terms := _unprinted_terms(ruling, case)) is not None:
            # Only the day is missing: the terms are told at once.
            said = Part("verify", sentence(terms), Place.CORE)
            after = sentence(topic_text(topic, ruling.ask, "next", {"next": case.next_day}, voice) or "")
            return Core(ruling.move, (said,), sentence(voice.say("return_ask_day")), after)
        told = Part("verify", sentence(voice.say("return_check", next=case.next_day)), Place.CORE)
        return Core(ruling.move, (told,), sentence(voice.say("return_ask")))
    if (dated := warranty_by_date(ruling, case)) is not None:
        return dated
    waited = topic.id in _WAITED
    values = {**figures(ruling, case), "next": case.next_day}
    wrong = faults_by_topic(ruling.ask, case)
    several = len(wrong) > 1
    looked = topic_text(topic, ruling.ask, "verify", values, voice) or ""
    if several:
        looked = voice.say("verify_each", next=case.next_day)
    looked = _from_the_note(topic, case) or looked
    if topic.id == "late" and (paper := paper_awaited(case)) is not None:
        # No parcel is looked for, and none is sent by express.
        told = Part("verify", sentence(voice.say("paper_looked_for", wanted=paper, next=case.next_day)), Place.CORE)
        return Core(ruling.move, (told, *needed_by(topic, case)))
    parts = [Part("verify", sentence(looked), Place.CORE)]
    if topic.id in _ASKED_AFTER and (known := expected(case)):
        if leaves_late(case):
            known.append(Part("verify", sentence(voice.say("sooner_asked", next=case.next_day)), Place.CORE))
        return Core(ruling.move, tuple(known))
    parts = [*_left_alone(topic, case), *parts]
    # Whose mistake it is is only spoken of where the message was read as a complaint.
    own = case.situation.facts.flag(FactName.CLIENT_FAULT) is True
    if (
        not waited
        and not own
        and (case.situation.has(AskKind.COMPLAINT) or case.situation.has(AskKind.RETURN_OR_WARRANTY))
    ):
        then = (
            voice.say("verify_then") if several else topic_text(topic, ruling.ask, "verify_then", values, voice) or ""
        )
        promised = None if several else pledged(ruling, topic, case)
        parts.append(Part("repair", sentence(promised or then), Place.CORE, 3 if topic.id == _ON_PAPER[0] else 1))
    elif waited and not own and (promised := pledged(ruling, topic, case)) is not None:
        parts.append(Part("repair", sentence(promised), Place.CORE, 2))
    parts += (*sound_rest(case), *each_counted(case), *thanked_for(case), *needed_by(topic, case))
    if (claim := _claim(topic, case)) is not None:
        parts.append(Part("claim", sentence(claim), Place.CORE, 0 if holding("harm", case) else 1))
    question = _question(ruling, topic, wrong, values, case)
    return Core(ruling.move, tuple(parts), sentence(question) if question else "")


def _question(
    ruling: Ruling, topic: Topic, wrong: Mapping[str, str], values: Mapping[str, str], case: Case
) -> str | None:
    """What we need from the client to look into it: photos of what can be seen, the number where none stands."""
    voice, waited, several = case.voice, topic.id in _WAITED, len(wrong) > 1
    unseen = wrong.keys() <= _UNSEEN if several else topic.id in (*_ON_PAPER, "complaint")
    question = voice.pick(f"{topic.id}.ask", topic.texts.get("ask", ()), {})
    if topic.id == "complaint" and case.situation.facts.flag(FactName.DEFECT) is True:
        question = voice.say("verify_ask")
    if question is None:
        question = "" if waited else topic_text(topic, ruling.ask, "verify_ask", values, voice)
    if several and not waited:
        question = voice.say("ask_number" if unseen else "verify_ask")
    if not waited and any(t.kind is TidingKind.MISUSE for t in case.situation.tidings):
        return voice.say("misuse_ask")
    if topic.id == "missing" and fewer_than_due(case):
        question = voice.say("ask_number")
    if question and (pictured(case) or (topic.id == "missing" and "pieces" in values)):
        # Whoever speaks of photos has sent them, or says that they could; whoever has counted is not asked to.
        question = voice.say("ask_offered" if offers_pictures(case) else "ask_number")
    if question and (waited or topic.id == "complaint") and _known(case):
        question = ""
    if question and numbered(case):
        # Nobody is asked for the number that stands in the message.
        seen = waited or unseen or (pictured(case) and not offers_pictures(case))
        question = "" if seen else voice.say("ask_photo")
    return question


def _left_alone(topic: Topic, case: Case) -> tuple[Part, ...]:
    """Regret that nobody warned the client, or answered, beside what it is about."""
    if topic.id in _ON_THEIR_WAY and holds(case.voice.book.marks["unwarned"], case.situation.message.text):
        return (Part("uncalled", sentence(case.voice.say("uncalled")), Place.CORE, 1),)
    if topic.id != "unanswered" and case.situation.told(WrongKind.WAITING):
        return (Part("uncalled", sentence(case.voice.say("unheard")), Place.CORE, 1),)
    return ()


def _from_the_note(topic: Topic, case: Case) -> str:
    """What is looked into as the note has it: against the proof of a day, or the day on which goods leave."""
    if topic.id == "wrong" and (approved := approved_before(case)) is not None:
        return case.voice.say("proof_compared", day=say_date(approved, case.language), next=case.next_day)
    if topic.id == "late" and (leaves := leaving_day(case)):
        return leaves
    return " ".join(map(sentence, looked_into(case)))


def needed_by(topic: Topic, case: Case) -> tuple[Part, ...]:
    """That the day by which the goods are needed was read; empty where none is told."""
    due = due_by(case) or due_told(case)
    told = next((f.text for f in case.situation.figures if f.top == due), "")
    plain = (any(c.isdigit() for c in told) or due_by(case) is not None) and topic.id != "late"
    if not plain and _NEEDED.search(fold(case.situation.message.text)) is None:
        # The days that were promised are not the one that the goods are needed by.
        return ()
    if due is None or topic.id in (*_NO_GOODS, *_ON_PAPER) or (for_an_answer(case) and not surely_wanted(due, case)):
        return ()
    rank = 0 if due_by(case) is not None else 1
    return (Part("due", sentence(case.voice.say("due_known", day=say_date(due, case.language))), Place.CORE, rank),)


_NEEDED = re.compile(
    r"\b(?:need\w*|besoin|il (?:nous |me )?(?:faut|les faut)|event|evenement|anniversaire|birthday|party|fete"
    r"|noel|christmas|salon|fair|show|wedding|mariage"
    r"|before|avant|by|distribu\w*|hand(?:ing|ed)?(?: \w+)? out|giv(?:e|ing) (?:\w+ )?(?:out|away)|offr(?:e|ons|ir)"
    r"|deadline|opening|inauguration|starts?|commence|au plus tard|at the latest|without fail)\b"
)


def _unprinted_terms(ruling: Ruling, case: Case) -> str | None:
    """The clause on goods that bear no print, where the client says that theirs bear none; None anywhere else."""
    if case.situation.facts.flag(FactName.CUSTOM_MADE) is not False:
        return None
    clause = next(
        (
            c
            for c in case.pack.in_force(case.today)
            if c.owed
            and public(c) is not None
            and ruling.ask.kind in c.asks
            and any(k.fact is FactName.DAYS_SINCE_DELIVERY for k in c.conditions)
        ),
        None,
    )
    return None if clause is None else case.voice.clause_words(clause.text)


def _known(case: Case) -> bool:
    """Whether the user's own words tell which order it is: how many pieces, or of what."""
    own = (Origin.CONTEXT, Origin.CARD, Origin.CASE)
    facts = case.situation.facts
    return any(f.name in (FactName.QUANTITY, FactName.PRODUCT) and f.origin in own for f in facts)


def _claim(topic: Topic, case: Case) -> str | None:
    """The answer to what is asked for beside the repair; None where nothing is, or the repair answers it."""
    if holding("harm", case) and (most := most_beyond(case)) is not None:
        # money for the trouble itself: what somebody above the speaker may add, as far as it goes
        return case.voice.say("verify_harm", who=who_decides(case), concession=most)
    priced = any(compensation(r) for r in case.stance.rulings)
    if not priced and not holds(case.voice.book.marks["compensation"], case.situation.message.text):
        # Nothing of what came late can be made good by speed: who may make a gesture is asked.
        return case.voice.say("verify_gesture", who=who_decides(case)) if _made_good(topic, case) else None
    if money_back(case) and cancelled_beside(case) is not None:
        # The deposit is spoken of with the cancellation.
        return None
    if money_back(case):
        # a bill put right, or a credit on it, refunds nothing
        made_good = topic.id in ("damaged", "wrong") or case.situation.told(WrongKind.BILLED)
        return None if made_good else case.voice.say("verify_refund")
    return (
        case.voice.say("verify_gesture", who=who_decides(case))
        if gesture_open(case)
        else case.voice.say("verify_claim")
    )


def _made_good(topic: Topic, case: Case) -> bool:
    return topic.id == "arrived" and gesture_open(case)
