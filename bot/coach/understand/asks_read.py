"""The asks that a message's words and what is heard in them show, before its questions are read apart."""

from datetime import date

from bot.coach.understand.answer_by import without_answers_due
from bot.coach.understand.asked_of_us import not_agreed_yet
from bot.coach.understand.asks import find_asks
from bot.coach.understand.borne_out import borne_out_alone
from bot.coach.understand.cues import Cues
from bot.coach.understand.heard import Heard
from bot.coach.understand.implied import priced, soon
from bot.coach.understand.known import Known
from bot.coach.understand.message_read import Read
from bot.coach.understand.outright import told_outright, with_the_share_named
from bot.coach.understand.signs import Signs
from bot.coach.understand.unfounded import without_the_unfounded
from bot.domain.asks import Ask
from bot.domain.policy import Product


def read_asks(
    read: Read, heard: Heard, known: Known, company: Signs, *, cues: Cues, today: date, products: tuple[Product, ...]
) -> tuple[Ask, ...]:
    """The asks, less those whose own words or what is heard in them tell otherwise.

    `company` are the company's own words for an ask; figures are compared with the prices of the goods named.
    """
    own = read.own
    amounts = priced(own, read.order or tuple(known.told), products)
    near = soon(own, products, today)
    asks = find_asks(own, read.text, cues, heard.shares, company, amounts, today, known.granted(), near)
    asks = without_the_unfounded(not_agreed_yet(asks), own, read.text, cues, heard.shares)
    asks = borne_out_alone(told_outright(asks, own, cues, heard.shares), heard.points, read.language)
    return without_answers_due(with_the_share_named(asks, own, cues))
