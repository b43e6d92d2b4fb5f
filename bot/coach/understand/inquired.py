"""The inquiries of a message: by their words, as they are heard, and less those that something else explains."""

from dataclasses import replace

from bot.coach.understand.addresses import new_address
from bot.coach.understand.beside_inquiries import less_told, unclaimed
from bot.coach.understand.cues import Cues
from bot.coach.understand.goods_asked import goods_of
from bot.coach.understand.heard import Heard
from bot.coach.understand.heard_inquiries import heard_inquiries
from bot.coach.understand.inquiries import Asked, find_inquiries, of_an_old_order
from bot.coach.understand.message_read import Read
from bot.coach.understand.of_others import without_theirs
from bot.coach.understand.turns import put_off, told_wrong
from bot.domain.asks import TROUBLES, Ask
from bot.domain.inquiry import Goods, Subject
from bot.domain.policy import Product


def read_inquiries(
    asks: tuple[Ask, ...], read: Read, heard: Heard, *, cues: Cues, products: tuple[Product, ...], foreign: bool
) -> tuple[Asked, ...]:
    """The inquiries that no ask is; of goods that are not ours (`foreign`) by their counts alone.

    A day that is put off asks for no lead time.
    """
    own = read.own
    asked = _by_their_words(asks, read, cues, products, foreign=foreign)
    asked = heard_inquiries(asked, heard.points, own, read.text, read.counts, products, cues, heard.shares)

    def goods(at: int) -> tuple[Goods, ...]:
        return goods_of(own, at, read.text, read.counts, products)

    asked = without_theirs(less_told(asked, asks, own), own, heard.others, heard.points, goods)
    return tuple(o for o in asked if o.inquiry.subject is not Subject.LEAD_TIME or not put_off(own[o.sentence].text))


def _by_their_words(
    asks: tuple[Ask, ...], read: Read, cues: Cues, products: tuple[Product, ...], *, foreign: bool
) -> tuple[Asked, ...]:
    """The inquiries that turns of phrase tell; beside goods made already, or gone wrong, those that are about them."""
    own = read.own
    asked = find_inquiries(own, read.text, read.counts, cues, products)
    if any(a.kind in TROUBLES for a in asks) or any(told_wrong(p.text) for p in own):
        asked = of_an_old_order(asked)
    if foreign:
        asked = tuple(replace(o, inquiry=replace(o.inquiry, goods=_unnamed(o.inquiry.goods))) for o in asked)
    asked = unclaimed(asked, asks, own, read.text)
    return tuple(o for o in asked if o.inquiry.subject is not Subject.SHIPPING or not new_address(own[o.sentence].text))


def _unnamed(goods: tuple[Goods, ...]) -> tuple[Goods, ...]:
    """The goods by their counts alone."""
    return tuple(replace(g, product=None) for g in goods if g.quantity is not None)
