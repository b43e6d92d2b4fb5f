"""One model or two that suit what a client describes, each with its price and why it is named."""

from bot.coach.compose.case import Case
from bot.coach.compose.described import pieces_asked
from bot.coach.compose.goods import plural
from bot.coach.compose.price_list import price
from bot.coach.compose.sold import chosen
from bot.coach.compose.voice import sentence


def suiting(case: Case) -> str | None:
    """The models that the message describes, with what the order comes to; None where it describes none.

    Whichever of its questions is answered first, the words are the same: they are said once.
    """
    fit, said = chosen(case), list[str]()
    for one in fit:
        many = plural(one.product.name.of(case.language), case.language)
        goods = case.voice.say("goods_some", plural=many)
        said.append(sentence(case.voice.say(f"suits_{one.quality}", range=goods)))
        said.append(price(one.product, pieces_asked(case), case, " ".join(said), alone=len(fit) == 1))
    return " ".join(said) or None
