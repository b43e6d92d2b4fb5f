"""One case as the composer reads it: what was judged, how to speak, and on which days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.coach.compose.days import named_days, working_day
from bot.coach.compose.goods import plural
from bot.coach.compose.voice import Voice
from bot.domain.asks import Ask, AskKind, Language
from bot.domain.draft import Style
from bot.domain.facts import FactName
from bot.domain.figures import Figure, Per, Unit
from bot.domain.phrases import Topic
from bot.domain.policy import Pack, Product
from bot.domain.situation import Situation
from bot.domain.stance import Move, Stance
from bot.reading.format import say_date, say_figure, say_number

# Two working days leave time to do what is promised, and are soon enough to show care.
_NEXT_STEP_DAYS = 2
# Whoever agreed is answered the next day; whoever went quiet gets time.
_AGREED_DAYS, _QUIET_DAYS = 1, 10
# A day of theirs this near leaves no time for the usual delay.
_NEAR_DAYS = 4
_DAYS_IN_WEEK = 7
_SOON = (AskKind.COMPLAINT, AskKind.RETURN_OR_WARRANTY, AskKind.PLAIN_QUESTION, AskKind.RUSH)
_PRICED = (AskKind.PRICE_CUT, AskKind.SPEC_DOWNGRADE)
_FAR = 2
_ONE = {Language.FR: "un", Language.EN: "one"}


@dataclass(frozen=True, slots=True)
class Case:
    """Everything the parts of a draft are made from."""

    stance: Stance
    situation: Situation
    pack: Pack
    style: Style
    voice: Voice
    today: date

    @property
    def language(self) -> Language:
        """The language of the draft."""
        return self.voice.language

    @property
    def product(self) -> Product | None:
        """The product of this order, where the facts name one."""
        return self.pack.product(self.situation.facts.text(FactName.PRODUCT))

    @property
    def quantity(self) -> int | None:
        """The pieces of this order, where known."""
        facts = self.situation.facts
        number = facts.number(FactName.QUANTITY) or facts.number(FactName.QUANTITY_OFFERED)
        return int(number) if number is not None and number > 0 else None

    @property
    def next_day(self) -> str:
        """The day of the next step."""
        return say_date(self._next(), self.language)

    def _next(self) -> date:
        kinds = {r.ask.kind for r in self.stance.rulings}
        if kinds == {AskKind.SILENCE_AFTER_EFFORT}:
            return working_day(self.today, _QUIET_DAYS)
        if AskKind.ACCEPTANCE in kinds and self.stance.move is not Move.PART:
            return working_day(self.today, _AGREED_DAYS)
        usual = working_day(self.today, _NEXT_STEP_DAYS)
        told = [f.top for f in self.situation.figures if isinstance(f.top, date) and f.top >= self.today]
        due = min([*told, *named_days(self.situation.message.text, self.today)], default=None)
        if due is None or due > working_day(self.today, _NEAR_DAYS) or not kinds & set(_SOON):
            return usual
        # An answer is of use before the client's own day.
        tomorrow = working_day(self.today, 1)
        return tomorrow if tomorrow < due else self.today

    @property
    def decided_day(self) -> str:
        """The day by which whoever decides has answered."""
        return say_date(working_day(self.today, self.pack.company.decides_within_days), self.language)

    @property
    def precise(self) -> bool:
        """Whether the client's words name a figure or a date: what they said is not asked again."""
        told = any(c.isdigit() for c in self.situation.message.text)
        return told or any(a.figures for a in self.situation.asks)

    def goods(self) -> str | None:
        """Say the order: "300 parapluies Tempête", "nos parapluies Tempête", "300 pièces"; None when unknown."""
        product, quantity = self.product, self.quantity
        if product is None:
            return say_figure(Decimal(quantity), Unit.PIECES, self.language) if quantity else None
        name = product.name.of(self.language)
        if quantity is None:
            return self.voice.say("goods_some", plural=plural(name, self.language))
        number = say_number(Decimal(quantity), self.language)
        many = plural(name, self.language) if quantity > 1 else name
        return self.voice.say("goods_many", pieces=number, plural=many)

    def asked(self, ask: Ask) -> Mapping[str, str]:
        """The client's own figures for one ask, by variable, and the goods."""
        # Where the client names our price beside theirs, the lower one is what they aim at.
        bare = (f for f in ask.figures if f.unit is Unit.NUMBER and ask.kind in _PRICED and not self._counted(f, ask))
        aims = sorted([*(f for f in ask.figures if f.unit.is_money), *bare], key=lambda f: f.number, reverse=True)
        others = [f for f in reversed(ask.figures) if f not in aims and not self._is_order(f, ask)]
        if ask.kind is AskKind.RUSH:
            # "Your 20 days are too long, I need it in 13": the shorter delay is theirs, and is read last.
            others.sort(key=lambda f: f.number if isinstance(f.top, Decimal) else Decimal(0), reverse=True)
        values = {name: said for f in (*others, *aims) for name, said in self._figure(f, ask).items()}
        if "percent" in values and ask.kind is AskKind.PRICE_CUT:
            # A price beside the percentage asked for is somebody else's.
            values.pop("money", None)
        return {**values, **self.goods_values}

    @property
    def goods_values(self) -> Mapping[str, str]:
        """The order in words, by variable: "goods" whatever is known, "order" with its quantity, "range" without."""
        goods, product = self.goods(), self.product
        values: dict[str, str] = {} if goods is None else {"goods": goods}
        if goods is not None and self.quantity is not None:
            values["order"] = goods
        if product is not None:
            many = plural(product.name.of(self.language), self.language)
            values |= {"plural": many, "range": self.voice.say("goods_some", plural=many)}
        return values

    def about(self, topic: Topic, ask: Ask) -> str:
        """The noun phrase for what an ask is about."""
        return self.voice.pick(f"{topic.id}.about", topic.texts["about"], self.asked(ask)) or ""

    def _figure(self, figure: Figure, ask: Ask) -> Mapping[str, str]:
        if isinstance(figure.top, date):
            return {"day": say_date(figure.top, self.language, with_weekday=False)}
        top, unit = figure.top, figure.unit
        if unit.is_money:
            return {"money": say_figure(top, unit, self.language) + self._each(figure, ask)}
        if unit is Unit.DAYS:
            return {"days": self._delay(top, figure.text)}
        if unit is Unit.NUMBER and ask.kind in _PRICED and not self._counted(figure, ask):
            said = say_figure(top, self.pack.company.currency, self.language)
            return {"money": said + self._each(figure, ask)}
        name = {
            Unit.PERCENT: "percent",
            Unit.WORKING_DAYS: "days",
            Unit.PIECES: "pieces",
            Unit.NUMBER: "pieces" if self._bare_count(figure, ask) else None,
            Unit.MONTHS: "months",
            Unit.YEARS: "months",
            Unit.TIMES: "times",
        }.get(unit)
        counted = Unit.PIECES if unit is Unit.NUMBER else unit
        if name is None:
            return {}
        told = {name: say_figure(top, counted, self.language)}
        if name != "pieces":
            return told
        return {**told, "one": _ONE[self.language]} if top == 1 else {**told, "count": say_number(top, self.language)}

    def _bare_count(self, figure: Figure, ask: Ask) -> bool:
        """Whether a bare number counts pieces: those asked for free, or those of the order that are faulty."""
        if ask.kind is AskKind.FREE_EXTRA:
            return True
        faulty = ask.kind in (AskKind.COMPLAINT, AskKind.RETURN_OR_WARRANTY)
        return faulty and self.quantity is not None and figure.number < self.quantity

    def _is_order(self, figure: Figure, ask: Ask) -> bool:
        """Whether a count beside what is asked for only tells how large the order is."""
        counts = [f for f in ask.figures if f.unit in (Unit.PIECES, Unit.NUMBER)]
        return figure in counts and figure.top == self.quantity and any(f.top != self.quantity for f in counts)

    def _counted(self, figure: Figure, ask: Ask) -> bool:
        """Whether a bare number counts pieces: it is the quantity, or no price that could be asked for ours."""
        if figure.top == self.quantity:
            return True
        prices = [f.number for f in ask.figures if f.unit.is_money]
        if self.product is not None:
            prices.append(self.product.unit_price(self.quantity))
        if not prices:
            return any(f.unit is Unit.PERCENT for f in ask.figures)
        # Beside our price, the figure aimed at is close to it and below.
        return not min(prices) / _FAR < figure.number < max(prices)

    def _each(self, figure: Figure, ask: Ask) -> str:
        """The mark of a price for one piece, said by the client or plain from our own price."""
        if figure.per is Per.PIECE:
            return self.voice.say("each")
        if figure.per is not None or ask.kind not in _PRICED or self.product is None:
            return ""
        return self.voice.say("each") if figure.number <= self.product.prices[0].unit_price else ""

    def _delay(self, days: Decimal, text: str) -> str:
        """A delay in the unit the client counts in."""
        french = self.language is Language.FR
        low = text.lower()
        if days % 1:
            hours = say_number((days * 24).quantize(Decimal(1)), self.language)
            return f"{hours} {'heures' if french else 'hours'}"
        if ("sem" in low or "week" in low) and days % _DAYS_IN_WEEK == 0:
            weeks = days // _DAYS_IN_WEEK
            noun = ("semaine" if french else "week") + ("s" if weeks > 1 else "")
            return f"{say_number(weeks, self.language)} {noun}"
        return say_figure(days, Unit.DAYS, self.language)
