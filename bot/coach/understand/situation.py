"""A client's message and the user's own words about it, understood."""

from datetime import date

from bot.coach.understand.added import not_done_yet
from bot.coach.understand.asked_of_us import asked_of_us
from bot.coach.understand.asks_read import read_asks
from bot.coach.understand.asks_settled import settle_asks
from bot.coach.understand.beside_inquiries import beside_inquiries, beside_wrongs
from bot.coach.understand.borne_out import settled_by_points
from bot.coach.understand.claims import find_claims
from bot.coach.understand.counts_heard import with_the_count_heard
from bot.coach.understand.cues import Cues
from bot.coach.understand.facts_told import facts_told
from bot.coach.understand.fee_off import fee_apart
from bot.coach.understand.heard import listen
from bot.coach.understand.heard_plainly import less_bargained
from bot.coach.understand.heat import find_heat, without_the_insult
from bot.coach.understand.implied import priced, soon
from bot.coach.understand.inquired import read_inquiries
from bot.coach.understand.inquiries import of_an_old_order, under_way
from bot.coach.understand.known import Known, what_is_known
from bot.coach.understand.message_read import Read, read_message
from bot.coach.understand.of_others import with_the_others
from bot.coach.understand.offers import find_offers
from bot.coach.understand.only_like import without_the_bill_corrected, without_what_turns
from bot.coach.understand.only_told import without_the_only_told
from bot.coach.understand.samples_heard import with_the_sample_heard
from bot.coach.understand.scored import Scores
from bot.coach.understand.shown import Shown, read_shown
from bot.coach.understand.signs import signs_of
from bot.coach.understand.went_wrong import told_wrongs
from bot.coach.understand.who_writes import who_writes
from bot.domain.asks import Ask, AskKind, Heat
from bot.domain.facts import FactName, Facts
from bot.domain.figures import Unit
from bot.domain.message import ClientMessage
from bot.domain.policy import Clause, Pack, Product
from bot.domain.situation import Situation
from bot.domain.tidings import Tiding
from bot.reading.sent_again import quoted_before

_NOTHING = Facts()


def understand(
    message: ClientMessage,
    *,
    cues: Cues,
    today: date,
    currency: Unit,
    scores: Scores | None,
    added: str = "",
    card: Facts = _NOTHING,
    case: Facts = _NOTHING,
    news: tuple[Tiding, ...] = (),
    products: tuple[Product, ...] = (),
    clauses: tuple[Clause, ...] = (),
) -> Situation:
    """The asks with their words and figures, the claims, the heat, the facts and the attempts of one case.

    `scores` are the classifier's, by sentence, None to go by the words alone; the signs
    of `clauses` are the company's own words for an ask. Facts
    come in the order card, case, the user's words, the client's words; those that contradict
    each other are all kept. `news` are the tidings of the user's notes beside earlier messages. Never raises.

    What is read first is read further: the words, what is heard and known, the asks, the inquiries beside them, what
    the rest of the message leaves of the asks, what went wrong, and last the facts.
    """
    read = read_message(message, cues, today, currency, products)
    own, company = read.own, signs_of(clauses)
    heard = listen(own, scores, cues)
    read = with_the_count_heard(read, heard)
    heat, insult = find_heat(own, read.text, cues, heard.shares)
    known = what_is_known(
        added,
        read,
        card,
        case,
        cues=cues,
        today=today,
        currency=currency,
        products=products,
        clauses=clauses,
        news=news,
    )
    asks = read_asks(read, heard, known, company, cues=cues, today=today, products=products)

    asks = without_the_only_told(asks, own, heard)
    asked = read_inquiries(asks, read, heard, cues=cues, products=products, foreign=known.foreign)
    asked = less_bargained(asked, asks, own, heard)
    asks = beside_inquiries(asks, asked, own, read.text, cues, company) if asked else asks
    asked = of_an_old_order(asked) if under_way(own, cues) else asked

    offered = find_offers(own, cues)
    asks = settle_asks(
        asks, asked, offered, read, heard, known, cues=cues, today=today, products=products, clauses=clauses
    )

    asks, wrongs = told_wrongs(asks, read, heard, (*offered, *known.told), cues)
    asked = beside_wrongs(asked) if wrongs else asked
    asks = with_the_others(asked_of_us(asks, own, message, offered, today, heard.most), own, heard.others, cues)
    asks = fee_apart(with_the_sample_heard(asks, own, heard), own, read.text)
    if heat is Heat.ABUSIVE:
        asks = (*without_the_insult(asks, insult), Ask(AskKind.ABUSE, insult))
    asks = (
        without_the_bill_corrected(without_what_turns(asks, read.text), wrongs)
        or _silence(read, known)
        or _paper_again(read)
    )

    facts = facts_told(asks, wrongs, offered, read, heard, known, cues=cues, today=today, products=products)
    return Situation(
        message=message,
        speech=who_writes(asked, wrongs, read, cues),
        asks=settled_by_points(asks, heard.points, heard.stage, cues.points, read.language),
        figures=read.figures,
        claims=not_done_yet(find_claims(own, cues), known.beside.known, cues.heralds.things),
        heat=heat,
        facts=facts,
        attempts=read.attempts,
        inquiries=tuple(one.inquiry for one in asked),
        tidings=known.beside.known,
        wrongs=wrongs,
        points=heard.points,
        stage=heard.stage,
    )


def _silence(read: Read, known: Known) -> tuple[Ask, ...]:
    """After much attention and silence, words that ask for nothing are the silence going on."""
    if not known.told.flag(FactName.MAIL_FLOOD) or not read.own:
        return ()
    whole = read.text[read.own[0].sentence.start : read.own[-1].sentence.end]
    return (Ask(AskKind.SILENCE_AFTER_EFFORT, whole),)


def _paper_again(read: Read) -> tuple[Ask, ...]:
    """A quote of ours that is asked for once more is a small favour, where nothing else is asked."""
    said = next((p.sentence.text for p in read.own if quoted_before(p.text)), None)
    return () if said is None else (Ask(AskKind.GOODWILL, said),)


def shown_in(message: ClientMessage, cues: Cues, pack: Pack, today: date) -> dict[AskKind, Shown]:
    """What the words of a first message show of each kind of ask, for learning how much each sign counts."""
    read = read_message(message, cues, today, pack.company.currency, pack.products)
    return read_shown(
        read.own,
        cues,
        signs_of(pack.clauses),
        priced(read.own, read.order, pack.products),
        soon(read.own, pack.products, today),
    )
