"""The questions of a message, one by one, each with what it is about."""

import re

from bot.coach.compose.case import Case
from bot.coach.compose.topics import holds
from bot.domain.asks import Ask, AskKind
from bot.domain.facts import FactName
from bot.domain.phrases import Topic
from bot.reading.bargained import price_kept, sum_dropped
from bot.reading.folding import fold
from bot.reading.requests.courtesy import courtesy

_SENTENCE = re.compile(r"(?<=[?!.…])\s+|\n+")
# "If we approve the proof on Thursday," leads to a question and is none.
_SUBORDINATE = re.compile(r"(?:if|once|after|assuming|si|une fois|après|dès que|en supposant)\b(?!.*\?)", re.IGNORECASE)
# "I would like to know the cost, and if …": there it is a question.
_TO_KNOW = re.compile(
    r"\b(?:know|tell (?:me|us)|wonder\w*|confirm|check|savoir|dites?[- ]\w+|dire|confirmer|verifier)\b", re.IGNORECASE
)
_JOINT = re.compile(r"\s*[,;:]?\s+(?:et|and|ou bien|puis)\s+|[;,]\s+", re.IGNORECASE)


def questions(ask: Ask, case: Case) -> tuple[str, ...]:
    """The questions of the message that no other ask's words hold; the ask's own words where none is marked as one."""
    others = [a.quote for a in case.situation.asks if a.kind is not AskKind.PLAIN_QUESTION]
    marked = [s.strip() for s in _SENTENCE.split(case.situation.message.text) if s.strip().endswith("?")]
    # "How are you?", "who on earth pays that?": nobody is to answer.
    marked = [s for s in marked if not courtesy(fold(s))]
    free = [s for s in marked if not any(s in q or q.strip() in s for q in others)]
    if free:
        # Beside a question that is marked, another in the same words may not be: "price, and how long they take ta".
        rest = [s.strip() for s in _SENTENCE.split(ask.quote) if s.strip() and not any(s.strip() in f for f in free)]
        topics = [t for t in case.voice.book.topics if t.words and AskKind.PLAIN_QUESTION in t.asks]
        also = [
            s
            for s in rest
            if any(holds(t.words, s) for t in topics)
            and holds(case.voice.book.marks["asks"], s)
            and not any(s in q for q in others)
        ]
        return (*free, *also)
    return () if any(ask.quote in q for q in others) else (ask.quote,)


def pieces(question: str, case: Case) -> tuple[tuple[str, Topic | None], ...]:
    """A question in its parts ("how much, and when?"), each with the first topic whose words it holds."""
    topics = [t for t in case.voice.book.topics if t.words and AskKind.PLAIN_QUESTION in t.asks]
    found: list[tuple[str, Topic | None]] = []
    told = _TO_KNOW.search(question) is not None
    parts = [p for p in _split(question) if told or not _SUBORDINATE.match(p.strip())] or [question]
    doing = _TO_DO.search(fold(parts[0])) is not None
    for at, part in enumerate(parts):
        if at and doing and not _OWN_VERB.match(part.strip()) and not _ASKING.search(fold(part)):
            # "… the delivery, and the invoice with it?": the same doing
            continue
        if at < len(parts) - 1 and _STATED.search(fold(part)) and not _ASKING.search(fold(part)):
            # "We had asked for a delivery on the 15th, but …": told, not asked.
            continue
        read = _PROOF_AGAINST.sub(r"\1proof", part)
        topic = next((t for t in sorted(topics, key=_general) if holds(t.words, read)), None)
        passing = topic is None or topic.id in _IN_PASSING
        if passing and (
            holds(case.voice.book.marks["how_long"], part) or holds(case.voice.book.marks["when_out"], part)
        ):
            # "How long would it take once the proof is approved" asks for the days, whatever it names beside.
            topic = next((t for t in topics if t.id == "question-lead"), topic)
        bargains = _SAME_PRICE.search(said := fold(part)) is not None or price_kept(said) or sum_dropped(said)
        if topic is not None and topic.id == "question-price" and bargains:
            # "A thicker cloth at the same price?" asks for the cloth.
            topic = None
        if topic is not None and topic.id in _TOLD_ANYWAY and _TO_DO.search(fold(part)):
            # "Can the delivery be put off?" asks whether it can be done, not how long it takes.
            topic = None
        if topic is not None and topic.id == "question-lead" and _MOVED.search(fold(part)):
            # "Does that push the delivery back?" asks about an order, not how long one takes.
            topic = None
        if topic is not None and topic.id == "question-price" and _COUNT.search(fold(part)):
            # "How many pages has it?" asks for no price.
            topic = None
        if topic is not None and topic.id == "question-lead" and _WHETHER_TO.search(fold(part)):
            # "Do you deliver on Saturdays?" asks for no days.
            topic = None
        if topic is not None and topic.id == "question-lead" and not _of_goods(part, case):
            # "When do we have to decide?" asks for no lead time.
            topic = None
        if topic is not None:
            found.append((part, topic))
        elif len(parts) > 1 and _OWN_VERB.match(part.strip()):
            # "…, and do you take purchase orders?": asked, whatever it is about.
            found.append((part, None))
        priced = next((t for t in topics if t.id == "question-price"), None)
        amount = holds(case.voice.book.marks["amount"], part)
        if topic is not None and topic.id == "question-included" and priced is not None and amount:
            # "The total, before tax": two things in one breath.
            found.append((part, priced))
    return tuple(found) or ((question, None),)


def _split(question: str) -> list[str]:
    """A question between its joints; what only counts goes with what stands before: "600 à Nantes et 400 à Rennes"."""
    parts: list[str] = []
    end = 0
    for joint in _JOINT.finditer(question):
        if not re.match(r"\d", question[joint.end() :]):
            parts.append(question[end : joint.start()])
            end = joint.end()
    return [*parts, question[end:]]


_COUNT = re.compile(
    r"\b(?:combien d(?:e |')|how many |number of |nombre de )(?!.*\b(?:prix|cout\w*|tarif\w*|price\w*|costs?)\b)"
)
_MOVED = re.compile(
    r"\b(?:decal|retard|repouss)\w* (?:la|le|les|notre|nos|ma|mon|du|encore)\b"
    r"|\b(?:delays?|push(?:es)? back|puts? back|affects?|moves?|shifts?) (?:the|our|my|it)\b"
)
_LEAVING = re.compile(
    r"\b(?:livr|exped|fabri|produ|impr|deliver|ship|dispatch|lead|turnaround|rec[eo]v|recoi|receiv|part(?:i|e"
    r"|ir|ez)|arriv|pret"
    r"|ready|leave|get |have |here|avoir|aura|dela|jours|semaine|days|weeks)"
)


def _of_goods(part: str, case: Case) -> bool:
    """Whether a question of when, or how long, is of goods on their way."""
    marks = case.voice.book.marks
    return holds((*marks["how_long"], *marks["when_out"]), part) or _LEAVING.search(fold(part)) is not None


# "Once the proof is approved": what a question about the days may name beside.
_IN_PASSING = ("question-revisions", "question-samples", "question-payment", "question-price", "question-lead")


_SAME_PRICE = re.compile(
    r"\b(?:au|pour le|a ce|same|at that) (?:meme )?(?:prix|tarif|price)\b"
    r"|\b(?:at no|no|without|without any|any) (?:extra|additional|added|further) (?:cost|charge|price)s?\b"
    r"|\b(?:sans|pas de|aucun) (?:surcout|cout (?:en plus|supplementaire)|supplement de prix)\b"
)


_WHETHER_TO = re.compile(
    r"\b(?:est-ce que vous|vous|do you|can you|pouvez-vous|livrez-vous) ?(?:livrez|livrer|expediez"
    r"|deliver|ship)\b(?!.*\b(?:quand|when"
    r"|combien|how|delai\w*|avant|before|by|pour le)\b)"
)
_PROOF_AGAINST = re.compile(r"\b(wind|water|rain|shower|dishwasher|child|frost)[ -]proof", re.IGNORECASE)
_STATED = re.compile(
    r"\b(?:on|nous|je|j'|we|i|notre \w+|our \w+) ?(?:avait|avons|avions|avais|ai|sera|serons|est|sommes|etions"
    r"|have|had"
    r"|ordered|asked|was|were|are|will be|planned)\b"
)
_ASKING = re.compile(r"\b(?:combien|quel\w*|quand|comment|pourquoi|ou|how|what|when|where|which|why)\b")
_TOLD_ANYWAY = ("question-price", "question-lead", "question-payment", "question-shipping")
_TO_DO = re.compile(
    r"\b(?:peut-on|on peut|pouvez-vous|vous pouvez|pourriez-vous|tu peux|peux-tu|possible de|possible d'"
    r"|puis-je|can (?:you|we|i)"
    r"|could (?:you|we|i))\b(?: \w+){0,3}? ?"
    r"(?:decaler|reporter|repousser|modifier|changer|annuler|remplacer|ajouter|rajouter|garder|regrouper"
    r"|scinder|fractionner|grouper"
    r"|postpone|put off|push back|change|cancel|add|keep|group|split)\b"
)
_OWN_VERB = re.compile(
    r"(?:[a-zéèêçû]+ez[- ]vous|(?:est|sont|peut|pourrait|faut|serait|y a)(?:-t)?-(?:ce|il|on|elle|ils|elles)"
    r"|est-ce qu"
    r"|(?:les?|la|l'|vos|votre|leurs?|ces?) ?[\w' -]{2,30}?-(?:t-)?(?:ils?|elles?)\b"
    r"|(?:do|can|could|would|will|is|are) (?:you|we|it|they|there))\b",
    re.IGNORECASE,
)


def _general(topic: Topic) -> bool:
    """Price and lead time come last: their words ("how much", "when") stand in questions of every kind."""
    return topic.id in ("question-price", "question-lead")


# What is known of an order that was delivered, or is to be.
_OF_AN_ORDER = (
    FactName.QUANTITY,
    FactName.DAYS_SINCE_DELIVERY,
    FactName.PURCHASE_AGE_MONTHS,
    FactName.IN_WARRANTY,
    FactName.CUSTOM_MADE,
)


def terms_asked(ask: Ask, case: Case) -> bool:
    """Whether a question about returns or the warranty asks for the terms, with no order in hand."""
    if ask.kind is not AskKind.RETURN_OR_WARRANTY or "?" not in ask.quote:
        return False
    ordered = any(case.situation.facts.get(name) is not None for name in _OF_AN_ORDER)
    return not ordered and not case.situation.has(AskKind.COMPLAINT)


def named(text: str, case: Case) -> str | None:
    """The id of the product that `text` names, or None."""
    low = f" {fold(text)} ".replace("?", " ").replace(",", " ")
    for product in case.pack.products:
        names = (product.name.fr, product.name.en, *product.aliases)
        if any(f" {fold(n)} " in low or f" {fold(n)}s " in low for n in names):
            return product.id
    return None


def interrogative(case: Case) -> bool:
    """Whether the message asks anything, with or without a mark."""
    text = case.situation.message.text
    return "?" in text or holds(case.voice.book.marks["asks"], text)


def next_asked(case: Case) -> bool:
    """Whether all that a message asks is what happens next, or whether its own proposal suits."""
    marks = case.voice.book.marks
    asked = [s for s in _SENTENCE.split(case.situation.message.text) if s.strip().endswith("?")]
    return all(holds((*marks["procedure"], *marks["tags"]), s) for s in asked)
