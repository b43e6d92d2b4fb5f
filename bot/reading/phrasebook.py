"""From the data of a phrase file to a phrase book, with every mistake in it named."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.domain.asks import AskKind, Language
from bot.domain.inquiry import Subject
from bot.domain.phrases import Phrase, PhraseBook, PointReply, PointWords, Sign, Topic
from bot.domain.policy import Measure
from bot.reading.template import BadPhrase, parse_phrase

VARIABLES = frozenset(
    "money percent days pieces count one months times day order range goods plural about wanted counterpart concession "
    "figure offer occasion way other_way next decided who price total prices name years orders "
    "us to_us they question thing things change models fault received wrong approve leave age condition tax "
    "delay".split()
)
"""Every variable that a phrase may hold."""

# What each phrase of a topic must hold, in every variant.
TOPIC_TEXTS: Mapping[str, str] = {
    "about": "", "lead": "", "wanted": "", "thanks": "", "regret": "", "need": "", "refusal": "", "refusal_told": "",
    "refusal_alone": "",
    "reason": "", "way": "", "ask": "", "next": "next", "next_no": "next", "more": "",
}  # fmt: skip
_REQUIRED_OF_TOPICS = frozenset({"about", "wanted"})

THINGS = "pallet boxes box parcel order samples proof credit refund invoice replacements quote photos".split()
"""What a note may name as found or sent: "order" stands for the goods."""

# Every other phrase of the file: the variables that each variant must hold. One variant does with these alone.
TEXTS: Mapping[str, str] = {
    **dict.fromkeys(
        "hello goodbye goodbye_unsigned and or each who_manager who_nobody but also thanks_candour thanks_loyal "
        "thanks_told offer_cash offer_reference since_cash since_reference free_to_choose refusal_used question_two "
        "question_one question_many question_open trade_question trade_question_two trade_reached_question "
        "yield_goodwill yield_fault_plain yield_close yield_fault_close escalate_met "
        "escalate_met_fee escalate_need_file "
        "escalate_could escalate_could_two escalate_need_own escalate_need_day escalate_help escalate_need_quantity "
        "escalate_logo_now escalate_need_logo escalate_need_proof promise_ask "
        "verify_then verify_claim verify_ask return_ask return_ask_day check_also same_time ask_product ask_quantity "
        "ask_unclear ask_terms shipping_add ask_number ask_offered ask_photo regret_late about_message noted_lost "
        "choice_respected noted_praise "
        "approve_ask tonight same_day "
        "answer_delivers price_list today ask_address noted accept accept_later accept_question "
        "firm_hold firm_trade firm_escalate silence boundary boundary_after part part_need part_abuse part_thanks "
        "part_reason "
        "part_reason_abuse part_door part_question warmth_hold warmth_trade warmth_escalate warmth_yield warmth_verify "
        "warmth_answer warmth_part principle_fit principle_identity principle_reciprocity principle_benevolence "
        "principle_loyalty give_free_shipping_now give_free_shipping_plain".split(),
        "",
    ),
    "hello_named": "name", "hello_friend": "name", "hello_chat": "name", "hello_hi": "",
    "subject_order": "about order", "subject_range": "about plural", "subject_plain": "about",
    "give_lead_date": "day", "by_day": "day", "give_price": "money", "leaves_told": "day", "arrives_told": "day",
    "goods_many": "pieces plural", "goods_some": "plural",
    "thanks_offer": "offer", "thanks_occasion": "occasion", "thanks_order": "order", "thanks_range": "range",
    "offer_commitment": "months", "offer_quantity": "pieces",
    "since_commitment": "months", "deal_term": "counterpart concession", "deal_more": "counterpart concession",
    "quote_lapsed": "day leave next", "quote_lapsed_later": "day leave", "quote_holds": "day",
    "way_one": "way", "way_one_you": "way", "way_two": "way other_way", "way_two_you": "way other_way",
    "way_trade": "counterpart concession", "way_since": "offer concession", "way_grant": "concession",
    "way_trade_or": "way", "way_trade_or_you": "way", "way_meanwhile": "counterpart concession",
    "trade_offer_fee": "counterpart concession",
    "way_trade_fee": "counterpart concession", "way_meanwhile_fee": "counterpart concession",
    "way_meanwhile_since": "offer concession", "simpler_is": "way range price", "next_break_is": "way price pieces",
    "trade_case": "counterpart concession", "trade_offer": "counterpart concession", "trade_open": "counterpart",
    "trade_reached": "offer concession",
    "trade_reached_open": "offer",
    "contact_told": "name", "reference_told": "wanted", "invoice_bears": "wanted",
    "invoice_to_accounts": "", "invoice_named": "name", "answer_steps": "days",
    "address_noted": "wanted", "address_billed": "wanted",
    "yield_send": "wanted", "since_quantity": "pieces", "since_quantity_offered": "pieces", "accept_proof": "days",
    "simpler_from": "way range prices",
    "yield_grant": "concession", "yield_plain": "wanted", "yield_about": "", "yield_fault": "concession",
    "yield_owed": "concession", "yield_owed_plain": "about", "proof_ask": "counterpart",
    "escalate_for": "who wanted counterpart", "escalate": "who wanted", "escalate_abuse": "who",
    "escalate_when": "decided", "escalate_short": "decided", "escalate_unknown": "who",
    "promise": "who", "promise_when": "decided", "verify": "next", "verify_each": "next",
    "order_status": "next", "order_number_ask": "",
    "pledge": "concession", "pledge_or": "concession other_way", "pledge_late": "concession",
    "pledge_warranty": "figure concession",
    "verify_gesture": "who", "uncalled": "",
    "regret_several": "fault", "look_into": "next", "by_next": "next", "check_send": "wanted next",
    "return_check": "next", "check_back": "next",
    "answer_price": "price", "answer_price_from": "pieces price",
    "answer_price_less": "pieces price total", "answer_confirmed": "",
    "discount_total": "concession price figure total", "answer_prices": "range prices",
    "price_step": "pieces price", "answer_lead": "days", "shipping_reached": "total",
    "shipping_short": "total", "shipping_gap": "figure total price", "promise_held": "decided",
    "answer_minimum": "pieces",
    "answer_total": "total", "answer_each": "prices", "answer_each_at": "pieces prices",
    "answer_each_from": "pieces prices", "price_of": "plural price",
    "answer_range": "range", "answer_suggest": "range", "answer_suggest_above": "range", "as_before": "next",
    "warranty_after": "figure who concession",
    "answer_leads": "prices", "lead_of": "days plural", "answer_lead_day": "day next", "answer_lead_today": "next",
    "sooner_asked": "next", "noted_us": "to_us",
    "left_things": "things next", "left_things_also": "things",
    "left_both": "things question next", "left_both_also": "things question", "left_order": "us",
    "left_things_more": "things", "left_both_more": "things question", "left_asked_more": "question",
    "the_rest": "", "address_only": "",
    "not_too_late": "day", "minimum_ask": "pieces", "trade_early": "counterpart",
    "directions_noted": "wanted", "send_quote": "goods next", "price_checked": "money", "place_noted": "wanted",
    "yield_from": "pieces concession",
    "fee_too_late": "concession counterpart leave",
    "leaves_in_time": "leave day", "leaves_late": "leave day", "leaves_then": "day leave",
    "answer_suggest_two": "range price plural total", "colours_more": "",
    "suits_sturdy": "range", "suits_compact": "range", "suits_fine": "range", "suits_cheap": "range",
    "shipping_under": "total", "shipping_given": "total figure", "pictures_thanked": "",
    "counts_noted": "figure other_way", "history_looked_up": "",
    "need_pay_after": "", "history_by": "next", "prepaid_worth": "counterpart figure money goods",
    "proof_day": "", "print_one": "", "unsaid_print_more": "",
    "since_condition": "condition", "too_late": "leave", "warranty_over": "months age", "nearest": "who concession",
    "warranty_older": "months", "warranty_no_new": "", "warranty_by_date": "months", "warranty_answer": "next",
    "warranty_ask_day": "", "sound_rest": "", "sound_rest_counted": "pieces", "verify_harm": "who concession",
    "own_not_free": "", "proof_nth": "count", "proof_last": "", "no_credit": "",
    "nearest_for": "who concession counterpart", "nearest_since": "who concession offer",
    "restarts": "days approve leave", "resized_too": "pieces", "below_minimum": "pieces range",
    "last_included": "", "way_break": "pieces price",
    "noted_later": "", "noted_wishes": "", "noted_leaving": "", "succeeded": "", "succeeded_by": "name",
    "superior": "who decided",
    "cancel": "order who decided", "cancel_deposit": "order who decided", "cancel_thanks": "", "cancel_thanks_lost": "",
    "other_contact": "who decided", "noted_thanked": "name", "thanks_candid": "", "verify_refund": "",
    "return_ask_fault": "", "kept_aside": "next", "leaves_checked": "day next",
    "lost_request": "next", "redirected": "next",
    "postponed_thanks": "", "condolences": "", "postponed": "order decided", "postponed_deposit": "order decided",
    "cancel_beside": "who decided", "cancel_beside_deposit": "who decided",
    "nearest_question": "", "usual_terms": "concession", "usual_kept": "concession",
    "due_noted": "day next", "due_known": "day", "nearest_when": "decided", "accept_by": "day approve",
    "yield_fault_where": "",
    "other_currency": "figure", "currency_eur": "", "currency_usd": "", "currency_gbp": "", "currency_chf": "",
    "currency_cad": "", "nearest_beyond": "who concession", "nearest_beyond_for": "who concession counterpart",
    "too_late_printed": "leave", "budget_near": "price plural figure money", "deposit_amount": "figure total",
    "tight": "leave day", "usual_late": "leave day",
    "yield_on": "day approve leave",
    "lead_on": "concession leave", "lead_after": "concession leave day",
    "lead_before": "concession leave day", "usual_noted": "way", "thanks_again": "order", "within_aim": "money",
    "fee_total": "goods figure price money total",
    "answer_listing": "", "budget_with": "counterpart figure total", "budget_over": "money",
    "escalate_far": "who wanted counterpart", "escalate_far_when": "decided who", "escalate_nearer": "decided who",
    "paper_looked_for": "wanted next",
    "escalate_nearer_two": "decided who",
    "answer_lead_range": "figure days", "answer_lead_range_day": "day next leave",
    "answer_range_at": "pieces price plural total range", "answer_range_from": "price plural total range",
    "answer_files": "next", "not_sold": "plural range", "nor": "",
    "ask_instead": "", "ask_model": "", "validity_after": "",
    "escalate_told": "who", "trade_change": "counterpart concession", "due_check": "day",
    "trade_after_proof": "counterpart", "change_before": "next", "resize_more": "next", "resize_fewer": "next",
    "change_ask": "",
    "answer_lead_if": "day next", "answer_minima": "prices", "least_of": "pieces plural",
    "price_from": "price pieces", "shipping_above": "total",
    "shipping_far": "next", **{f"unsaid_{s}": "" for s in Subject}, "answer_tax_out": "",
    "answer_tax_in": "", "tag_tax_out": "", "tag_tax_in": "",
    "part_close_abuse": "decided", "discount_price": "concession price money",
    "budget_none": "", "budget_model": "plural price total pieces", "least_way": "goods price", "month_end": "",
    "found": "thing", "found_plain": "", "found_leaves": "day next", "found_arrives": "day leave",
    "sent_arrives": "day leave", "pending": "decided", "sent_today": "next", "lost_samples": "next",
    "announced": "day", "got_thing": "thing",
    "on_time": "leave day", "regret_ours": "", "found_next": "next", "found_not": "thing next",
    "found_not_plain": "next", "delivered": "day", "delivered_undated": "", "delivered_next": "next",
    "delivered_ask": "", "stock_back": "day", "stock_now": "", "stock_out": "next", "stock_leaves": "leave",
    "stock_next": "next", "sent_order": "day next", "sent_thing": "thing day", "sent_again": "", "sent_traced": "next",
    "enquiry": "", "enquiry_carrier": "", "enquiry_due": "day", "enquiry_next": "next", "overlooked": "", "spoke": "",
    "spoke_on": "day",
    "unheard": "", "bill_waits": "", "yield_or": "concession", "back_told": "", "back_dated": "next",
    "wrong_short": "", "wrong_spoilt": "",
    "wrong_other": "", "wrong_billed": "",
    "misuse_ask": "", "proof_compared": "day next", "quote_kept": "day",
    **{f"thing_{t}": "" for t in THINGS},
    "part_close": "next", "ask_quote": "next", "part_ways": "way other_way", "part_way": "way",
    **{f"give_{m.value}": "figure" for m in Measure if m is not Measure.FLOOR_PRICE},
}  # fmt: skip
# A topic that says a yes in its own way need not name the concession again.
_FREE_IN_TOPICS: Mapping[str, str] = {
    "yield_grant": "",
    "yield_plain": "",
    "yield_fault": "",
    "yield_owed": "",
    "escalate": "who",
}
# What the code always knows where it says a text, beside what every variant holds.
_KNOWN: Mapping[str, str] = {
    "yield_grant": "concession",
    "escalate": "wanted",
    "yield_fault": "concession next",
    "yield_fault_plain": "next",
    "answer_price": "goods",
    "answer_minimum": "range",
    "yield_about": "about",
}
MARKS = frozenset(
    "this_hour deciding pen_in_hand third_time asks_again in_halves quote_made later_on "
    "simpler next_break smaller reader_does cost compensation pays_fee unprinted new_run asks procedure "
    "requests next_steps how_it_works not_arrived lost hello how_long tells neighbours paying "
    "supposing given_free proof_ok apart_from catalogue approving this_day tax_out tax_in print included price "
    "cost_asked tags halves restarts amount studied sooner hurried when_out budget back_later far either left_over "
    "general_faults successor superior cancelling deposit her_names his_names fell_through grief other_contact "
    "leaving wishes "
    "admin warranty new_pieces for_nothing credit harm awaited conditional under_way come_back other_goods "
    "of_samples of_proof of_credit of_refund of_invoice of_replacements of_quote of_photos "
    "drawn billed feasible other_order money_back kept_waiting uncalled of_goods unwarned one_colour repaired "
    "handed_back bill_held points_back terms_written pleads no_apology here "
    "wants_sturdy wants_compact wants_fine wants_cheap fits_sturdy fits_compact fits_fine".split()
)


class BadPhraseBook(ValueError):
    """A phrase file has mistakes: `mistakes` names each, with the key it stands under."""

    def __init__(self, mistakes: tuple[str, ...]) -> None:
        self.mistakes = mistakes
        super().__init__("; ".join(mistakes))


def phrase_book(data: Mapping[str, Any], name: str) -> PhraseBook:
    """The book that a phrase file's `data` holds; raises BadPhraseBook with all its mistakes."""
    mistakes: list[str] = []
    texts = _texts(data.get("texts") or {}, TEXTS, "texts", mistakes)
    mistakes += [f"texts.{key}: missing" for key in TEXTS if key not in texts]
    topics = tuple(_topic(t, mistakes) for t in data.get("topics") or ())
    served = {kind for t in topics if not t.words and not t.measures for kind in t.asks}
    mistakes += [f"topics: {k.value} lacks a topic that serves whatever the words" for k in AskKind if k not in served]
    signs = tuple(_sign(s.get("id"), s.get("words"), s.get("says"), mistakes) for s in data.get("signs") or ())
    occasions = tuple(_sign(k, words, [k], mistakes) for k, words in (data.get("occasions") or {}).items())
    things = tuple(_sign(k, words, [k], mistakes) for k, words in (data.get("things") or {}).items())
    faults = tuple(_sign(k, words, [k], mistakes) for k, words in (data.get("faults") or {}).items())
    extras = tuple(_sign(k, words, [k], mistakes) for k, words in (data.get("extras") or {}).items())
    changes = tuple(_sign(k, words, [k], mistakes) for k, words in (data.get("changes") or {}).items())
    themes = tuple(_sign(t.get("id"), t.get("words"), [t.get("says", "")], mistakes) for t in data.get("themes") or ())
    mistakes += [f"themes.{t.id}: no such topic" for t in themes if t.id not in {topic.id for topic in topics}]
    points = {str(n): w for n, says in (data.get("points") or {}).items() if (w := _point(n, says, mistakes))}
    marks = {str(k): tuple(map(str, words)) for k, words in (data.get("marks") or {}).items()}
    mistakes += [f"marks.{key}: missing" for key in sorted(MARKS - marks.keys())]
    mistakes += [f"marks.{key}: no such mark" for key in sorted(marks.keys() - MARKS)]
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
        marks=marks,
        signs=signs,
        occasions=occasions,
        things=things,
        faults=faults,
        changes=changes,
        extras=extras,
        themes=themes,
        points=points,
    )


def _point(name: str, data: Any, mistakes: list[str]) -> PointWords | None:
    where = f"points.{name}"
    if not isinstance(data, Mapping) or len(data) != 1 or (how := next(iter(data))) not in set(PointReply):
        mistakes.append(f"{where}: one of {', '.join(PointReply)} is expected, with its words")
        return None
    words = data[how]
    must = "next" if how == PointReply.SAYS else ""
    read = (_phrase(s, must, where, mistakes) for s in ([words] if isinstance(words, str) else words or ()))
    return PointWords(PointReply(how), tuple(p for p in read if p is not None))


def _topic(data: Mapping[str, Any], mistakes: list[str]) -> Topic:
    where = f"topics.{data.get('id', '?')}"
    own = {"id", "asks", "words", "measures"}
    asks = tuple(_members(data.get("asks") or (), AskKind, f"{where}.asks", mistakes))
    measures = tuple(_members(data.get("measures") or (), Measure, f"{where}.measures", mistakes))
    said = {k: v for k, v in data.items() if k not in own}
    texts = _texts(said, {**TEXTS, **_FREE_IN_TOPICS, **TOPIC_TEXTS}, where, mistakes)
    words = tuple(map(str, data.get("words") or ()))
    missing = _REQUIRED_OF_TOPICS - texts.keys()
    if not words and not measures:
        missing |= {k for k in ("need", "refusal") if k not in texts and AskKind.PLAIN_QUESTION not in asks}
    mistakes += [f"{where}.{key}: missing" for key in sorted(missing)]
    return Topic(str(data.get("id", "")), asks, words, measures, texts)


def _sign(sign: Any, words: Any, says: Any, mistakes: list[str]) -> Sign:
    where = f"signs.{sign}"
    if not words or not says:
        mistakes.append(f"{where}: words and what is said are needed")
    phrases = (_phrase(s, "", where, mistakes) for s in says or ())
    return Sign(str(sign), tuple(map(str, words or ())), tuple(p for p in phrases if p is not None))


def _members(values: Any, kind: Any, where: str, mistakes: list[str]) -> Iterator[Any]:
    for value in values:
        try:
            yield kind(value)
        except ValueError:
            mistakes.append(f"{where}: {value!r} is unknown")


def _texts(
    data: Mapping[str, Any], shapes: Mapping[str, str], where: str, mistakes: list[str]
) -> Mapping[str, tuple[Phrase, ...]]:
    """Every text parsed and held against its shape; mistakes are added to `mistakes`."""
    texts = {}
    for key, value in data.items():
        if key not in shapes:
            mistakes.append(f"{where}.{key}: no such text")
            continue
        variants = [value] if isinstance(value, str) else list(value or ())
        phrases = [p for v in variants if (p := _phrase(v, shapes[key], f"{where}.{key}", mistakes)) is not None]
        if not variants:
            mistakes.append(f"{where}.{key}: at least one variant is needed")
        known = frozenset((shapes[key] + " " + _KNOWN.get(key, "")).split())
        optional = key in ("regret", "more", "thanks", "way", "reason")
        if phrases and not optional and not any(p.needs <= known for p in phrases):
            mistakes.append(f"{where}.{key}: one variant must do with {sorted(known) or 'no variable'}")
        texts[key] = tuple(phrases)
    return texts


def _phrase(source: Any, must: str, where: str, mistakes: list[str]) -> Phrase | None:
    try:
        phrase = parse_phrase(str(source))
    except BadPhrase as bad:
        mistakes.append(f"{where}: {bad}")
        return None
    unknown, missing = phrase.uses - VARIABLES, frozenset(must.split()) - phrase.uses
    mistakes += [f"{where}: {{{v}}} is not a variable here ({source!r})" for v in sorted(unknown)]
    mistakes += [f"{where}: {{{v}}} is missing ({source!r})" for v in sorted(missing)]
    return phrase
