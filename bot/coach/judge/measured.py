"""What an ask comes to, in the unit of the limits: an implied discount, a lead time, a delay."""

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from bot.coach.judge.free_counts import counted, lone_count, one_each, without_breakdown
from bot.coach.judge.paying import payment_asked
from bot.coach.judge.pieces import of_each, parts_counted, pieces_wanted, pointed_at
from bot.coach.judge.prices import discount, reference_prices
from bot.coach.judge.request import Request
from bot.coach.judge.rounds import rounds_had
from bot.coach.judge.shipping import of_shipping
from bot.coach.judge.spans import as_days
from bot.domain.asks import Ask, AskKind
from bot.domain.facts import FactName, Facts
from bot.domain.figures import Figure, Per, Unit
from bot.domain.policy import Measure, Pack
from bot.reading.folding import fold
from bot.reading.packing import packed
from bot.reading.usual_names import RUSH_FEE_OFF


def requested(ask: Ask, facts: Facts, pack: Pack, today: date) -> Request:
    """Read one ask's figures in the unit of the limit it touches."""
    match ask.kind:
        case AskKind.PRICE_CUT if RUSH_FEE_OFF in ask.beside or _OF_THE_FEE.search(fold(ask.quote)):
            return Request(Measure.RUSH_FEE, Decimal(0), Unit.PERCENT)
        case AskKind.PRICE_CUT:
            return discount(ask, facts, pack)
        case AskKind.RUSH:
            return _lead_time(ask, facts, today)
        case AskKind.PAYMENT_TERMS:
            return payment_asked(ask, today)
        case AskKind.FREE_EXTRA | AskKind.GOODWILL:
            return _free(ask, facts, pack)
        case AskKind.RETURN_OR_WARRANTY:
            return _age(ask, facts)
        case AskKind.SCOPE_CHANGE:
            return _revisions(ask, facts)
        case AskKind.SPECIAL_FAVOUR:
            return _favour(ask, facts, pack)
        case AskKind.COMPLAINT:
            percent = _first(ask, Unit.PERCENT)
            return Request(Measure.REFUND, percent.number, Unit.PERCENT) if percent else Request(None)
        case _:
            return Request(None)


_OF_THE_FEE = re.compile(
    r"\b(?:sur|pour|off|on|of|waive|drop|skip|enlever|retirer|offrir|baisser|reduire)"
    r" (?:le|ce|la|cette|les|votre|the|this"
    r"|your|that) (?:supplement|majoration|surcout|surtaxe|frais d'urgence|frais express|rush fee|surcharge|urgency fee"
    r"|express fee|rush charge)"
    r"|\d ?% (?:(?:for|on|pour|de|d'|le|la|the|an?|\d+-day|supplement|extra) ?){0,4}"
    r"(?:rush|express|urgen\w*|expedit\w*)\b"
)
"""A lower price asked for on what hurry costs."""


def _first(ask: Ask, *units: Unit) -> Figure | None:
    return next((f for f in ask.figures if f.unit in units), None)


def _lead_time(ask: Ask, facts: Facts, today: date) -> Request:
    dated = [f for f in ask.figures if f.unit is Unit.DATE and _DIGIT.search(f.text)]
    # "the 7th, a Monday": a weekday beside a date says the same day or another errand
    told = [f for f in ask.figures if not dated or f.unit is not Unit.DATE or f in dated]
    delays = [d for f in told if (d := as_days(_by_its_end(f, today), today)) is not None]
    bare = _IN_SO_MANY.search(fold(ask.quote)) if any(f.unit is Unit.DAYS for f in told) else None
    if bare is not None:
        # "Your 25 days are too long, we need them in 15"
        delays.append(Decimal(bare[1]))
    if delays:
        return Request(Measure.LEAD_TIME, min(delays), Unit.DAYS)
    return Request(Measure.LEAD_TIME, facts.number(FactName.DELIVERY_DAYS), Unit.DAYS)


_THIS_WEEK = re.compile(r"\b(?:this|in the) week\b|\b(?:cette|dans la) semaine\b")
_FRIDAY = 4


def _by_its_end(figure: Figure, today: date) -> Figure:
    """A week that runs still, by its last working day: until then what is wanted in it may leave."""
    if figure.unit is not Unit.DATE or figure.value != today or not _THIS_WEEK.search(fold(figure.text)):
        return figure
    return replace(figure, value=today + timedelta(days=max(0, _FRIDAY - today.weekday())))


_IN_SO_MANY = re.compile(r"\b(?:in|within|en|sous) (\d{1,2})\b(?! ?(?:[a-z%€]|h\b))")
_DIGIT = re.compile(r"\d")


def _free(ask: Ask, facts: Facts, pack: Pack) -> Request:
    words = fold(ask.quote)
    if ask.kind is AskKind.GOODWILL and packed(words):
        # How many pieces there are to pack is no count of what is given.
        return Request(None)
    if of_shipping(ask):
        total = _worth(ask, facts, pack)
        return Request(Measure.FREE_SHIPPING, total, pack.company.currency)
    counts = (f for f in ask.figures if f.unit in (Unit.PIECES, Unit.NUMBER) and not parts_counted(ask.quote, f.text))
    said = next((f for f in counts if not _to_order(f, words)), None)
    # the pieces may be counted beside the words that make them free
    asked = without_breakdown(words)
    # "of each" counts the models named beside it, not the one present that somebody is to get
    models = _ONE_PRESENT.sub("", fold(ask.beside))
    each = pieces_wanted(f"{models} . {asked}", pack.products) if of_each(asked) else None
    pieces = (
        each
        or pieces_wanted(asked, pack.products)
        or (said.number if said is not None else pieces_wanted(ask.beside, pack.products))
    )
    pieces = one_each(ask.quote, ask.beside) or (
        pieces
        if pieces is not None
        else lone_count(ask.quote) or counted(ask.quote) or pointed_at(ask.quote, ask.beside)
    )
    if (
        pieces is not None
        and pieces <= _FEW_SAMPLES
        and _SAMPLE.search(words)
        and _of_prints(f"{words} {fold(ask.beside)}")
    ):
        # a printed sample is paid for by the piece: it is none of the free ones
        return Request(None)
    if pieces is not None:
        return Request(Measure.FREE_UNITS, pieces + facts.total(FactName.GRANTED_FREE_UNITS), Unit.PIECES)
    ordered = facts.number(FactName.QUANTITY)
    if ordered is not None and _DONATED.search(words) and re.search(rf"(?<!\d){ordered:f}(?!\d)", words):
        # What is to be donated is no order: the pieces named are those wanted for nothing.
        return Request(Measure.FREE_UNITS, ordered + facts.total(FactName.GRANTED_FREE_UNITS), Unit.PIECES)
    money = next((f for f in ask.figures if f.unit.is_money), None)
    cost = money.number if money is not None else facts.number(FactName.COST)
    if cost is not None:
        return Request(Measure.FREE_VALUE, cost + facts.total(FactName.GRANTED_FREE_VALUE), pack.company.currency)
    return Request(None)


_ONE_PRESENT = re.compile(
    r"\b(?:un|une|an?|one) (?=(?:\w+ )?(?:parapluie|umbrella|sac|bag|tote|mug|tasse|carnet|notebook|coffret|box)\b)"
)
_TO_ORDER = re.compile(
    r"\b(?:commit\w*|order\w*|command\w*|engag\w*|lanc\w*|going for|go for|sign\w*|buy\w*|achet\w*|pren\w*)"
    r"(?: (?:to|for|on|up|of|en|pour|sur|une|les|the|nos|our|a|d'|de|des))* ?$"
)
_SAMPLE = re.compile(
    r"\b(?:samples?|echantillons?|specimens?|prototypes?|exemplaires?|une epreuve|a proof|have a feel"
    r"|to feel|to try|to compare"
    r"|before (?:we|i) (?:choose|decide)|avant de choisir|pour comparer|pour choisir)\b"
)


_FEW_SAMPLES = 5
_PRINTED = re.compile(
    r"\b(?:with (?:our|the|my) (?:\w+ )?(?:logo|name|crest|design|artwork)|(?:our|the|my) logo on|printed"
    r"|branded|imprime\w*"
    r"|marque\w*|personnalise\w*|avec (?:notre|le|nos|mon) (?:\w+ )?(?:logo|nom|visuel)|logo dessus|a nos couleurs)\b"
)
_UNPRINTED = re.compile(r"\b(?:unprinted|blank|without|sans|non (?:marque|imprime)\w*|vierges?|nus?|neutres?)\b")


def _of_prints(words: str) -> bool:
    """Whether the samples asked for are to bear a print."""
    return _PRINTED.search(words) is not None and _UNPRINTED.search(words) is None


def _to_order(figure: Figure, words: str) -> bool:
    """Whether a count beside a sample is of the order that it comes before: "one sample before we commit to 500"."""
    at = words.find(fold(figure.text))
    return at > 0 and _SAMPLE.search(words) is not None and _TO_ORDER.search(words[:at]) is not None


def _worth(ask: Ask, facts: Facts, pack: Pack) -> Decimal | None:
    """The value of the order that carriage is asked for: of the goods its own words count, else of those known."""
    words = fold(ask.quote)
    named = [p for p in pack.products if any(_names(n, words) for n in (p.name.fr, p.name.en, *p.aliases))]
    counts = {f.number for f in ask.figures if f.unit in (Unit.PIECES, Unit.NUMBER) and f.number > _FEW}
    told = [f for f in ask.figures if f.unit.is_money and f.per is not Per.PIECE and _OF_ALL.search(words)]
    if len(told) == 1:
        return told[0].number
    product = named[0] if len(named) == 1 else pack.product(facts.text(FactName.PRODUCT))
    number = counts.pop() if len(counts) == 1 else None
    if product is None and (least := _least_worth(ask, facts, pack)) is not None:
        return least
    if product is None or number is None or number % 1 or number < product.prices[0].from_quantity:
        return reference_prices(facts, pack)[1]
    if (facts.text(FactName.PRODUCT), facts.number(FactName.QUANTITY)) != (product.id, number):
        return product.unit_price(int(number)) * number
    return reference_prices(facts, pack)[1]


_OF_ALL = re.compile(
    r"\b(?:totals?|order (?:of|for|comes)|commande de|montant|invoice of|facture de|comes to|en tout)\b"
)


def _least_worth(ask: Ask, facts: Facts, pack: Pack) -> Decimal | None:
    """What so many pieces come to whichever of the goods they are, where that reaches free carriage; else None."""
    number = facts.number(FactName.QUANTITY)
    due = next(
        (c.limit for c in pack.clauses if c.limit is not None and c.limit.measure is Measure.FREE_SHIPPING), None
    )
    if number is None or number % 1 or due is None:
        return None
    said = fold(f"{ask.beside} {ask.quote}")
    kind = [
        p
        for p in pack.products
        if any(_names(n.split()[0] if n == p.name.fr else n.split()[-1], said) for n in (p.name.fr, p.name.en))
    ]
    open_to = [p for p in kind or pack.products if p.prices[0].from_quantity <= number]
    least = min((p.unit_price(int(number)) * number for p in open_to), default=Decimal(0))
    return least if least >= due.value else None


def _names(name: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(fold(name))}s?\b", words) is not None


_FEW = 10
_DONATED = re.compile(
    r"\b(?:sponsor\w*|donat\w*|to test|to try|trial|pour tester|pour essayer|donner|don de|faire don|mecen\w*"
    r"|for nothing|free of charge|gracieu\w*)\b"
)


def _age(ask: Ask, facts: Facts) -> Request:
    months = facts.number(FactName.PURCHASE_AGE_MONTHS)
    if months is None and (said := _first(ask, Unit.MONTHS, Unit.YEARS)) is not None:
        months = said.number * (12 if said.unit is Unit.YEARS else 1)
    if months is not None:
        return Request(Measure.WARRANTY, months, Unit.MONTHS)
    days = facts.number(FactName.DAYS_SINCE_DELIVERY)
    if days is None and (told := _first(ask, Unit.DAYS)) is not None:
        if facts.flag(FactName.DEFECT) is True:
            # what is faulty is no return of sound goods: how long they may come back says nothing of it
            return Request(None)
        days = told.number
    return Request(Measure.RETURN_DELAY, days, Unit.DAYS) if days is not None else Request(None)


def _favour(ask: Ask, facts: Facts, pack: Pack) -> Request:
    """Months of a favour, or a quantity that the company does not make."""
    lengths = (f for f in ask.figures if f.unit in (Unit.MONTHS, Unit.YEARS) and not _gone_by(f, ask))
    told = [f.number * (12 if f.unit is Unit.YEARS else 1) for f in lengths]
    # beside the commitment offered for it, another length is the favour's own
    months = [m for m in told if m != facts.number(FactName.COMMITMENT_OFFERED)] or told
    if months:
        return Request(Measure.EXCLUSIVITY, months[0], Unit.MONTHS)
    said = _first(ask, Unit.PIECES, Unit.NUMBER)
    pieces = said.number if said is not None else facts.number(FactName.QUANTITY)
    smallest = [c.limit.value for c in pack.clauses if c.limit is not None and c.limit.measure is Measure.MINIMUM_ORDER]
    if pieces is not None and smallest and pieces < max(smallest):
        return Request(Measure.MINIMUM_ORDER, pieces, Unit.PIECES)
    return Request(None)


_AGO_BEFORE = re.compile(
    r"\b(?:after|apres|since|depuis|il y a|for over|for more than|these|these past|cliente? (?:de|depuis)) $"
)
_AGO_AFTER = re.compile(r"^ (?:ago|together|ensemble|with you|avec vous|chez vous|de collaboration|que (?:nous|on))\b")


def _gone_by(figure: Figure, ask: Ask) -> bool:
    """Whether a length of time lies behind: "after eight years"."""
    # The figure may stand in a sentence beside the ask's own.
    before, _, after = fold(f"{ask.quote} . {ask.beside}").partition(fold(figure.text))
    return _AGO_BEFORE.search(before) is not None or _AGO_AFTER.match(after) is not None


def _revisions(ask: Ask, facts: Facts) -> Request:
    done = facts.number(FactName.REVISIONS_DONE)
    if done is not None:
        return Request(Measure.REVISIONS, done + 1, Unit.TIMES)
    if (had := rounds_had(f"{ask.quote} . {ask.beside}")) is not None:
        return Request(Measure.REVISIONS, had + 1, Unit.TIMES)
    # "would 650 change the price?" counts no proofs
    times = next((f for f in ask.figures if f.unit is Unit.TIMES and f.number <= _MOST_ROUNDS), None)
    if times is None:
        return Request(None)
    # "we're on the fifth version": the one asked for comes after it
    behind = _REACHED.search(fold(ask.quote).partition(fold(times.text))[0]) is not None
    return Request(Measure.REVISIONS, times.number + behind, Unit.TIMES)


_REACHED = re.compile(
    r"\b(?:en (?:est|sommes|etions|etait)(?: deja| maintenant)?(?: rendus?)? a|(?:we're|we are|i'm|now|already)"
    r"(?: now| already)? (?:on|at|up to)|(?:had|seen|made|done|eu|vu|recu|fait)(?: deja| already)?)"
    r"(?: la| the| our| notre)? $"
)
"""Words before the number of the proof that is there already."""
_MOST_ROUNDS = 50
"""More times than this counts no proofs."""
