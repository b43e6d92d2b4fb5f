"""One case as the composer reads it: what was judged, how to speak, and on which days."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from bot.coach.compose.clock import asked_often, decides_today
from bot.coach.compose.days import gone_by, named_days, open_day, working_day
from bot.coach.compose.goods import head, plural
from bot.coach.compose.ordered import ordered
from bot.coach.compose.topics import holds
from bot.coach.compose.voice import Voice
from bot.coach.compose.word_given import answer_due, decided_by, no_time_left
from bot.domain.asks import TROUBLES, AskKind, Language
from bot.domain.draft import Style
from bot.domain.facts import FactName, Origin
from bot.domain.figures import Unit
from bot.domain.policy import Pack, Product
from bot.domain.situation import Situation
from bot.domain.stance import Move, Stance
from bot.reading.folding import fold
from bot.reading.foreign import foreign_model, of_products
from bot.reading.format import say_date, say_figure, say_number
from bot.reading.sentences import sentence_at
from bot.reading.signs import sign_in, words_of

# What a salesperson does alone is done by the next working day; what others look into takes them one more.
_OWN_DAYS, _CHECKED_DAYS = 1, 2
# Whoever went quiet gets time: as long as a quote holds.
_QUIET_DAYS = 30
# A day of theirs this near leaves no time for the usual delay.
_NEAR_DAYS = 4
_TODAY = re.compile(
    r"\b(?:r[ée]pon\w+|nouvelles?|retour|rappel\w*|solution|answer|reply|hear|call|sort|fix|settle|resolve|refund"
    r"|r[ée]gl\w*|r[ée]sou\w*|rembours\w*)\b[^.?!]{0,25}"
    r"\b(?:aujourd'hui|aujourd’hui|ce soir|dans la journ[ée]e|avant ce soir|today|tonight|by the end of the day)\b",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"\b(?:r?ajout\w*|de plus|en plus|suppl[ée]mentaires?|add|more|extra|additional)\b[^.?!]*\b(?:commande|order)\b"
    r"|\b(?:commande|order)\b[^.?!]*\b(?:r?ajout\w*|de plus|en plus|suppl[ée]mentaires?|add|more|extra|additional)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:online|on the (?:web|internet|net)|elsewhere|saw|seen|found|competitor\w*"
    r"|another (?:supplier|firm|maker)"
    r"|budget|max\w*|up to|spend|all in|tout compris"
    r"|internet|en ligne|ailleurs|vu|trouve\w*|concurren\w*|autre (?:fournisseur|maison))\b"
)
"""Words of a price that is not ours."""
_DECIDES = re.compile(
    r"\b(?:tranch\w*|d[ée]cid\w*|arbitr\w*|comit[ée]\w*|board|committee|decides?|deciding)\b", re.IGNORECASE
)
_SOON = (
    AskKind.PRICE_CUT,
    AskKind.FREE_EXTRA,
    AskKind.COMPLAINT,
    AskKind.RETURN_OR_WARRANTY,
    AskKind.PLAIN_QUESTION,
    AskKind.RUSH,
)


@dataclass(frozen=True)
class Case:
    """Everything the parts of a draft are made from; what every part asks for is worked out once."""

    stance: Stance
    situation: Situation
    pack: Pack
    style: Style
    voice: Voice
    today: date
    untold: bool = False  # whether the client's words are not turned to our person
    patient: bool = False  # whether the reply also promises what others look into: its day is then theirs

    @cached_property
    def kept(self) -> dict[object, Any]:
        """What was worked out of one of its rulings or asks already, by the function and the object."""
        return {}

    @property
    def language(self) -> Language:
        """The language of the draft."""
        return self.voice.language

    @property
    def french(self) -> bool:
        """Whether the draft is in French."""
        return self.language is Language.FR

    @cached_property
    def apart(self) -> bool:
        """Whether a price of ours is told that the list does not hold, or another currency: no list price is told."""
        facts, currency = self.situation.facts, self.pack.company.currency
        text = self.situation.message.text
        if any(
            f.unit.is_money and f.unit is not currency and _ELSEWHERE.search(fold(sentence_at(text, f.start))) is None
            for f in self.situation.figures
        ):
            return True
        piece, whole = facts.number(FactName.QUOTED_UNIT_PRICE), facts.number(FactName.QUOTED_TOTAL)
        named, number = self._named_product, facts.number(FactName.QUANTITY)
        if piece is not None:
            return named is None or piece not in {b.unit_price for b in named.prices}
        if whole is None:
            return False
        return named is None or number is None or abs(named.unit_price(int(number)) * number - whole) > 1

    @cached_property
    def _named_product(self) -> Product | None:
        return self.pack.product(self.situation.facts.text(FactName.PRODUCT))

    @cached_property
    def product(self) -> Product | None:
        """The product of this order, where the facts name one whose price is the list's."""
        return None if self.apart else self._named_product

    @cached_property
    def quantity(self) -> int | None:
        """The pieces of this order, where known."""
        return ordered(self.situation, self.product)

    @cached_property
    def foreign(self) -> str | None:
        """The goods that the message names by a model that is not ours; None where it names none."""
        noted = (f.quote for f in self.situation.facts if f.origin is Origin.CONTEXT)
        ours = of_products(self.pack.products)
        read = (foreign_model(text, *ours) for text in (self.situation.message.text, *noted))
        return next((one for one in read if one is not None), None)

    @cached_property
    def growing(self) -> bool:
        """Whether the message adds pieces to an order placed before."""
        return _ADDED.search(self.situation.message.text) is not None

    @cached_property
    def several(self) -> bool:
        """Whether the message names more than one product: none of them is then called the order."""
        words = words_of(self.situation.message.text)
        named = (
            any(sign_in(f"{n.split()[0]}*" if " " not in n else n, words) for n in (p.name.fr, p.name.en, *p.aliases))
            for p in self.pack.products
        )
        return sum(named) > 1

    @cached_property
    def next_day(self) -> str:
        """The day of the next step; of this very day, the day itself or its end."""
        day = answer_due(self.situation, self.today) or self._next()
        if day != self.today:
            return say_date(day, self.language)
        return self.voice.say("same_day" if self._settled_today else "tonight")

    @cached_property
    def awaited(self) -> "Case":
        """The same with the day of whoever looks into it, where the client's own clock leaves the time."""
        return replace(self, patient=True)

    def _next(self) -> date:
        kinds = {r.ask.kind for r in self.stance.rulings}
        if kinds == {AskKind.SILENCE_AFTER_EFFORT}:
            return open_day(self.today + timedelta(days=_QUIET_DAYS))
        parting = self.stance.move is Move.PART
        if AskKind.ACCEPTANCE in kinds and not parting:
            return working_day(self.today, _OWN_DAYS)
        if not parting and (self._settled_today or asked_often(self.situation.message.text, self.voice.book.marks)):
            return self.today
        if kinds & {AskKind.RUSH, AskKind.SCOPE_CHANGE} and not parting:
            # While days count, the next one is the step's.
            return working_day(self.today, _OWN_DAYS)
        if AskKind.COMPLAINT in kinds and _TODAY.search(self.situation.message.text):
            return self.today
        # Of what went wrong the workshop or the carrier is asked before anything is told.
        others = parting or self.patient or bool(kinds & TROUBLES)
        usual = working_day(self.today, _CHECKED_DAYS if others else _OWN_DAYS)
        text = self.situation.message.text
        told = [
            f.top
            for f in self.situation.figures
            if isinstance(f.top, date)
            and f.top >= self.today
            and (any(c.isdigit() for c in f.text) or not gone_by(text[: f.start]))
        ]
        due = min([*told, *named_days(text, self.today)], default=None)
        soon = bool(kinds & set(_SOON)) or _DECIDES.search(text) is not None
        if due is None or due > working_day(self.today, _NEAR_DAYS) or not soon:
            return usual
        # An answer is of use before the client's own day.
        tomorrow = working_day(self.today, 1)
        return tomorrow if tomorrow < due else self.today

    @cached_property
    def _settled_today(self) -> bool:
        """Whether a deal is settled within the day, by the client's own word."""
        kinds = {r.ask.kind for r in self.stance.rulings}
        open_still = not kinds & (TROUBLES | {AskKind.ACCEPTANCE}) and self.stance.move is not Move.PART
        return open_still and decides_today(self.situation.message.text, self.voice.book.marks)

    def _by_model(self, product: Product) -> bool:
        """Whether the client names the model itself ("600 Storm"), not only its kind."""
        said = fold(self.situation.message.text)
        models = (w for name in (product.name.fr, product.name.en) for w in name.split() if w[0].isupper())
        return any(re.search(rf"\b{re.escape(fold(w))}s?\b", said) for w in models)

    @cached_property
    def pressed(self) -> bool:
        """Whether the client decides before whoever could grant more has answered."""
        text = self.situation.message.text
        if self._settled_today or holds(self.voice.book.marks["this_hour"], text):
            return True
        days = [f.top for f in self.situation.figures if isinstance(f.top, date) and f.top >= self.today]
        due = min([*days, *named_days(text, self.today)], default=None)
        decided = working_day(self.today, self.pack.company.decides_within_days)
        return due is not None and due < decided and _DECIDES.search(text) is not None

    @property
    def decided_day(self) -> str:
        """The day by which whoever decides has answered."""
        usual = working_day(self.today, self.pack.company.decides_within_days)
        if any(no_time_left(r, self.situation, usual) for r in self.stance.rulings):
            # An answer that comes too late for what it is about is none.
            usual = working_day(self.today, _OWN_DAYS)
        return say_date(decided_by(self.situation, self.today, usual), self.language)

    @property
    def precise(self) -> bool:
        """Whether the client's words name a figure or a date: what they said is not asked again."""
        told = any(c.isdigit() for c in self.situation.message.text)
        return told or any(a.figures for a in self.situation.asks)

    def goods(self) -> str | None:
        """Say the order: "300 parapluies Tempête", "nos parapluies Tempête", "300 pièces"; None when unknown."""
        if self.several:
            return None
        product, quantity = self.product, self.quantity
        if product is None and self.foreign is not None:
            # Goods of a name that is not ours keep it.
            many = self.foreign if self.french or not quantity or self.foreign.endswith("s") else f"{self.foreign}s"
            return f"{say_number(Decimal(quantity), self.language)} {many}" if quantity else None
        if product is None and self.apart and self._named_product is not None and quantity:
            # Of goods that are not the list's as it stands, the kind alone is named, or the model as the client does.
            name = self._named_product.name.of(self.language)
            many = plural(name, self.language) if quantity > 1 else name
            noun = many if self._by_model(self._named_product) else head(name, self.language, quantity)
            number = say_number(Decimal(quantity), self.language)
            return self.voice.say("goods_many", pieces=number, plural=noun)
        if product is None:
            return say_figure(Decimal(quantity), Unit.PIECES, self.language) if quantity else None
        name = product.name.of(self.language)
        if quantity is None:
            return self.voice.say("goods_some", plural=plural(name, self.language))
        number = say_number(Decimal(quantity), self.language)
        many = plural(name, self.language) if quantity > 1 else name
        return self.voice.say("goods_many", pieces=number, plural=many)

    @cached_property
    def goods_values(self) -> Mapping[str, str]:
        """The order in words, by variable: "goods" whatever is known, "order" with its quantity, "range" without."""
        goods, product = self.goods(), None if self.several else self.product
        values: dict[str, str] = {} if goods is None else {"goods": goods}
        if goods is not None and self.quantity is not None:
            values["order"] = goods
        if product is not None:
            many = plural(product.name.of(self.language), self.language)
            values |= {"plural": many, "range": self.voice.say("goods_some", plural=many)}
        return values
