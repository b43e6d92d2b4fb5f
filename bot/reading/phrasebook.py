"""From the data of a phrase file to a phrase book, with every mistake in it named."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.domain.asks import AskKind, Language
from bot.domain.phrases import Phrase, PhraseBook, Topic
from bot.domain.policy import Measure
from bot.reading.template import BadPhrase, parse_phrase

_ASKED = frozenset({"money", "percent", "days", "pieces", "months", "times", "day", "goods"})

# What each phrase of a topic may hold, and what it must.
TOPIC_TEXTS: Mapping[str, tuple[str, str]] = {
    "about": ("", ""),
    "wanted": ("", "*"),
    "need": ("", "*"),
    "brief": ("", ""),
    "refusal": ("", "*"),
    "reason": ("", ""),
    "way": ("", ""),
    "ask": ("", ""),
    "next": ("next", ""),
    "next_no": ("next", ""),
}
_OPTIONAL_IN_TOPICS = frozenset({"need", "brief", "refusal", "reason", "way", "ask", "next", "next_no"})

# Every other phrase of the file: the variables it must hold, then those it may hold besides.
TEXTS: Mapping[str, tuple[str, str]] = {
    "hello": ("", ""), "hello_named": ("name", ""), "hello_friend": ("name", ""), "goodbye": ("", ""),
    "subject_answer": ("about", "goods"), "about": ("about", ""), "and": ("", ""), "or": ("", ""), "each": ("", ""),
    "goods_many": ("pieces plural", ""), "goods_some": ("plural", ""), "who_manager": ("", ""),
    "who_nobody": ("", ""), "wants": ("wants", ""), "wants_short": ("wants", ""), "close_line": ("", ""),
    "thanks": ("", ""), "thanks_loyal": ("", ""), "thanks_short": ("", ""), "thanks_brief": ("", ""),
    "thanks_told": ("", ""), "read_well": ("", ""), "care_yield": ("", ""), "care_answer": ("", ""),
    "care_escalate": ("", ""), "care_verify": ("", ""), "care_part": ("", ""), "warmth": ("", ""),
    "free_to_choose": ("", ""), "but": ("", ""), "refusal_used": ("", ""),
    "way_meanwhile": ("counterpart concession", ""), "way_one": ("way", ""), "way_two": ("way other_way", ""),
    "way_trade": ("counterpart concession", ""), "way_grant": ("concession", ""), "way_trade_or": ("way", ""),
    "question_two": ("", ""), "question_one": ("", ""), "question_open": ("", ""), "question_many": ("", ""),
    "disposal": ("", ""), "trade_offer": ("counterpart concession", ""), "trade_open": ("counterpart", ""),
    "trade_reached": ("counterpart concession", ""), "trade_reached_open": ("counterpart", ""),
    "trade_why": ("", ""), "trade_question": ("", ""), "trade_question_two": ("", ""),
    "trade_reached_question": ("", ""),
    "yield_grant": ("concession", ""), "yield_plain": ("wanted", ""), "yield_about": ("about", ""),
    "yield_goodwill": ("", ""), "yield_fault": ("concession", ""), "yield_fault_plain": ("", ""),
    "yield_owed": ("concession", ""), "yield_owed_plain": ("about", ""), "yield_close": ("", ""),
    "proof_ask": ("counterpart", ""), "escalate_abuse": ("who", ""), "escalate_need_file": ("", ""),
    "escalate": ("who", ""), "escalate_when": ("decided", ""), "escalate_short": ("decided", ""),
    "escalate_unknown": ("who", ""), "escalate_need_quantity": ("", ""), "escalate_need_reason": ("", ""),
    "escalate_need_proof": ("", ""), "promise": ("who", ""), "promise_when": ("decided", ""),
    "promise_ask": ("", ""), "verify": ("next", ""), "verify_then": ("", ""), "verify_ask": ("", ""),
    "check_back": ("next", ""), "ask_product": ("", ""), "ask_quantity": ("", ""), "ask_detail": ("", ""),
    "ask_more": ("", ""), "answer_price": ("price goods", ""), "answer_price_from": ("pieces price", ""),
    "answer_lead": ("days", "goods"), "accept": ("", "goods"), "accept_question": ("", ""), "accept_more": ("", ""),
    "silence": ("", ""), "boundary": ("", ""),
    "check_also": ("", ""), "ask_check": ("", ""), "part": ("", ""), "part_need": ("", ""),
    "part_abuse": ("", ""), "part_thanks": ("", ""), "part_reason": ("", ""), "part_reason_abuse": ("", ""),
    "part_close": ("next", ""), "part_door": ("", ""), "part_question": ("", ""), "principle_fit": ("", ""),
    "principle_identity": ("", ""), "principle_reciprocity": ("", ""), "principle_benevolence": ("", ""),
    "principle_loyalty": ("", ""), "give_free_shipping_now": ("", ""),
    **{f"give_{m.value}": ("figure", "") for m in Measure if m is not Measure.FLOOR_PRICE},
}  # fmt: skip


class BadPhraseBook(ValueError):
    """A phrase file has mistakes: `mistakes` names each, with the key it stands under."""

    def __init__(self, mistakes: tuple[str, ...]) -> None:
        self.mistakes = mistakes
        super().__init__("; ".join(mistakes))


def phrase_book(data: Mapping[str, Any], name: str) -> PhraseBook:
    """The book that a phrase file's `data` holds; raises BadPhraseBook with all its mistakes."""
    mistakes: list[str] = []
    texts = _texts(data.get("texts") or {}, TEXTS, "texts", frozenset(), mistakes)
    topics = tuple(_topic(t, mistakes) for t in data.get("topics") or ())
    served = {kind for t in topics if not t.words and not t.measures for kind in t.asks}
    mistakes += [f"topics: {k.value} lacks a topic that serves whatever the words" for k in AskKind if k not in served]
    language = Language(data["language"]) if data.get("language") in set(Language) else None
    if language is None:
        mistakes.append("language: fr or en is missing")
    if mistakes or language is None:
        raise BadPhraseBook(tuple(mistakes))
    return PhraseBook(
        language=language,
        name=name,
        topics=topics,
        texts=texts,
        contractions=dict(data.get("contractions") or {}),
        feminine=frozenset(data.get("feminine") or ()),
        inside=tuple(data.get("inside") or ()),
    )


def _topic(data: Mapping[str, Any], mistakes: list[str]) -> Topic:
    where = f"topics.{data.get('id', '?')}"
    known = {"id", "asks", "words", "measures", *TOPIC_TEXTS}
    mistakes += [f"{where}.{key}: no such entry" for key in data if key not in known]
    asks = tuple(_members(data.get("asks") or (), AskKind, f"{where}.asks", mistakes))
    measures = tuple(_members(data.get("measures") or (), Measure, f"{where}.measures", mistakes))
    said = {k: v for k, v in data.items() if k in TOPIC_TEXTS}
    texts = _texts(said, TOPIC_TEXTS, where, _OPTIONAL_IN_TOPICS, mistakes)
    return Topic(str(data.get("id", "")), asks, tuple(map(str, data.get("words") or ())), measures, texts)


def _members(values: Any, kind: Any, where: str, mistakes: list[str]) -> Iterator[Any]:
    for value in values:
        try:
            yield kind(value)
        except ValueError:
            mistakes.append(f"{where}: {value!r} is unknown")


def _texts(
    data: Mapping[str, Any],
    shapes: Mapping[str, tuple[str, str]],
    where: str,
    optional: frozenset[str],
    mistakes: list[str],
) -> Mapping[str, tuple[Phrase, ...]]:
    """Every text parsed and held against its shape; mistakes are added to `mistakes`."""
    mistakes += [f"{where}.{key}: missing" for key in shapes if key not in data and key not in optional]
    texts = {}
    for key, value in data.items():
        if key not in shapes:
            mistakes.append(f"{where}.{key}: no such text")
            continue
        variants = [value] if isinstance(value, str) else list(value or ())
        phrases = [p for v in variants if (p := _phrase(v, shapes[key], f"{where}.{key}", mistakes)) is not None]
        if not variants:
            mistakes.append(f"{where}.{key}: at least one variant is needed")
        texts[key] = tuple(phrases)
    if "need" in texts and not any(not p.needs for p in texts["need"]):
        mistakes.append(f"{where}.need: one variant must do without figures")
    if "refusal" in texts and not any(not p.needs for p in texts["refusal"]):
        mistakes.append(f"{where}.refusal: one variant must do without figures")
    return texts


def _phrase(source: Any, shape: tuple[str, str], where: str, mistakes: list[str]) -> Phrase | None:
    must = frozenset(shape[0].split())
    may = _ASKED if shape[1] == "*" else must | frozenset(shape[1].split())
    try:
        phrase = parse_phrase(str(source))
    except BadPhrase as bad:
        mistakes.append(f"{where}: {bad}")
        return None
    unknown, missing = phrase.uses - may, must - phrase.uses
    mistakes += [f"{where}: {{{v}}} is not a variable here ({source!r})" for v in sorted(unknown)]
    mistakes += [f"{where}: {{{v}}} is missing ({source!r})" for v in sorted(missing)]
    return phrase
