"""What is understood of a message, over many messages kept as data."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coach.understand import Cues
from bot.domain.asks import AskKind, ClaimKind, Heat
from bot.domain.errors import BadInput, BadSetting
from bot.domain.facts import Fact, FactName, Facts, Origin
from bot.domain.figures import Unit
from bot.domain.policy import PriceBreak, Product, Words
from bot.domain.situation import Speech
from tests.coach.understand.conftest import read, rows

MESSAGES, HEAT, ATTEMPTS, CONTEXT = (rows(n) for n in ("messages", "heat", "attempts", "context"))
STORM = Product(
    "storm", Words("parapluie Tempête", "Storm umbrella"), ("tempete", "storm"), (PriceBreak(50, Decimal("16.90")),)
)


def kinds(text: str) -> set[str]:
    return {a.kind.value for a in read(text).asks}


@pytest.mark.parametrize("row", MESSAGES, ids=lambda r: r["text"][:40])
def test_asks_are_read_in_the_words(row) -> None:
    """Each message holds the asks listed for it, and none of those excluded."""
    found = kinds(row["text"])
    assert set(row.get("has", ())) <= found
    assert not set(row.get("not", ())) & found


@pytest.mark.parametrize("text", HEAT["abusive"])
def test_an_insult_or_threat_to_a_person_is_abuse(text: str) -> None:
    """Words aimed at a person are abusive, and the ask says so too."""
    situation = read(text)
    assert situation.heat is Heat.ABUSIVE
    assert situation.has(AskKind.ABUSE)


@pytest.mark.parametrize("text", HEAT["not_abusive"])
def test_anger_at_a_thing_is_no_abuse(text: str) -> None:
    """A swear word about a price, a product or a situation accuses nobody of abuse."""
    situation = read(text)
    assert situation.heat is not Heat.ABUSIVE
    assert not situation.has(AskKind.ABUSE)


@pytest.mark.parametrize("text", ATTEMPTS["attempts"])
def test_instructions_to_the_coach_are_quoted_and_not_read(text: str) -> None:
    """What is aimed at the coach itself is quoted apart, and makes no ask."""
    situation = read(text)
    assert situation.attempts
    assert all(quote in text for quote in situation.attempts)
    assert not situation.asks or all(a.quote not in situation.attempts for a in situation.asks)


@pytest.mark.parametrize("text", ATTEMPTS["ordinary"])
def test_ordinary_mails_are_not_accused(text: str) -> None:
    """Mails that only sound like instructions are left alone."""
    assert read(text).attempts == ()


@pytest.mark.parametrize("row", CONTEXT, ids=lambda r: r["added"][:40])
def test_facts_are_read_in_the_users_words(row) -> None:
    """Each fact of the user's sentence is read, with its words."""
    facts = {f.name.value: f for f in read("Bonjour, et le prix ?", added=row["added"]).facts}
    for name, value in row["facts"].items():
        assert name in facts
        assert facts[name].origin is Origin.CONTEXT
        assert facts[name].quote in row["added"]
        expected = value if isinstance(value, bool) or name in ("note", "promise_by_us") else Decimal(value)
        assert facts[name].value == expected


def test_what_the_client_offers_becomes_facts() -> None:
    """Cash, quantity, commitment and a reference on offer are facts of the client's own words."""
    words = "Si je prends 2 000 pièces et que je paie d'avance, on signe pour deux ans et je vous cite en référence."
    facts = read(words).facts
    assert facts.flag(FactName.CASH_OFFERED) is True
    assert facts.number(FactName.QUANTITY_OFFERED) == 2000
    assert facts.number(FactName.COMMITMENT_OFFERED) == 24
    assert facts.flag(FactName.REFERENCE_OFFERED) is True
    assert {f.origin for f in facts} == {Origin.MESSAGE}


def test_product_and_quantity_are_read() -> None:
    """A product is known by an alias, its pieces by their figure."""
    facts = read("Il me faut 300 tempêtes, soit 300 pièces.", products=(STORM,)).facts
    assert facts.text(FactName.PRODUCT) == "storm"
    assert facts.number(FactName.QUANTITY) == 300


def test_contradictions_are_kept() -> None:
    """A card and a sentence that disagree both stay, and show as a conflict."""
    card = Facts((Fact(FactName.ORDERS, Decimal(3), Origin.CARD),))
    facts = read("Bonjour, une remise ?", card=card, added="12 commandes").facts
    assert [(a.value, b.value) for a, b in facts.conflicts()] == [(3, 12)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Votre patron nous avait promis la livraison.", ClaimKind.PROMISE),
        ("Le concurrent fait moins cher.", ClaimKind.COMPETITOR),
        ("It is your mistake.", ClaimKind.FAULT),
        ("L'an dernier vous nous aviez accordé 5 %.", ClaimKind.PRECEDENT),
        ("The law entitles me to a refund.", ClaimKind.RIGHT),
    ],
)
def test_claims_are_quoted(text: str, kind: ClaimKind) -> None:
    """Something nobody verified is a claim with its words."""
    assert (kind, text) in {(c.kind, c.quote) for c in read(text).claims}


@pytest.mark.parametrize(
    "text",
    [
        "Dois-je garder ce client ?",
        "Should we keep this client?",
        "My team gives discounts out of fear.",
        "Ils viennent de signer, comment les garder ?",
        "Il a laissé un mauvais avis.",
    ],
)
def test_the_users_own_question_is_advice(text: str) -> None:
    """A question about a client, who is not addressed, asks for advice."""
    assert read(text).speech is Speech.ADVICE


@pytest.mark.parametrize(
    "text", ["Vous me gardez ce prix ?", "Our client wants it on Friday, can you deliver?", "60 ?", "C'est trop cher."]
)
def test_anything_else_is_a_clients_message(text: str) -> None:
    """Words that address us, or say nothing either way, are a client's."""
    assert read(text).speech is Speech.CLIENT


def test_a_score_settles_what_words_leave_open() -> None:
    """A high score shows a price cut that no cue shows; a low one does not hide a plain request."""
    vague = "Il va falloir vous montrer raisonnables."
    assert not read(vague, scores={AskKind.PRICE_CUT: 0.3}).has(AskKind.PRICE_CUT)
    assert read(vague, scores={AskKind.PRICE_CUT: 0.97}).has(AskKind.PRICE_CUT)
    assert read("Une remise de 5 % ?", scores={AskKind.PRICE_CUT: 0.02}).has(AskKind.PRICE_CUT)


def test_figures_go_with_their_ask() -> None:
    """An ask holds the figures of its own words."""
    asks = {a.kind: a for a in read("Faites-moi 10 %. Il me les faut sous 5 jours.").asks}
    assert [f.unit for f in asks[AskKind.PRICE_CUT].figures] == [Unit.PERCENT]
    assert [f.unit for f in asks[AskKind.RUSH].figures] == [Unit.DAYS]


def test_an_unusable_cue_file_is_refused() -> None:
    """A pattern that is none, or a part that is missing, is named."""
    with pytest.raises(BadSetting):
        Cues.read({"asks": {}}, {"scored": {}, "words": {}})


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=250), st.text(max_size=80))
def test_any_text_is_understood(text: str, added: str) -> None:
    """No text breaks understanding, and each quote stands in the client's words."""
    try:
        situation = read(text, added=added)
    except BadInput:
        return
    words = situation.message.text
    assert all(a.quote in words for a in situation.asks)
    assert all(c.quote in words for c in situation.claims)
    assert all(q in words for q in situation.attempts)
    assert all(words[f.start : f.end] == f.text for f in situation.figures)


PRICE = sorted(r["text"] for r in MESSAGES if r.get("has") == ["price_cut"] and len(r["text"]) > 25)


@pytest.mark.parametrize("text", PRICE)
def test_careless_writing_keeps_the_ask(text: str) -> None:
    """Without accents, in capitals, or shouted, a request for a lower price stays one."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
    for written in (bare, text.upper(), text.lower(), f"{bare}!!!"):
        assert "price_cut" in kinds(written), written


@pytest.mark.parametrize(
    "text",
    ["une remisse de 10 % ?", "any discout?", "c est tro cher", "vs pouvez faire un ptit prix ?", "is it negociable"],
)
def test_a_typo_keeps_the_ask(text: str) -> None:
    """One letter wrong in the word that matters does not hide it."""
    assert "price_cut" in kinds(text)


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        (
            "What colours do the mugs come in and are they dishwasher safe? Do I still get 5.30 on 250? Cheers, Tom",
            "client",
        ),
        ("Les sacs, ils passent en machine ? Et dois-je en prendre 300 pour ce prix ? Merci, Lucie", "client"),
        ("My client always pays late, should I keep them? Thanks", "advice"),
        ("Should we keep this client? They never say thank you.", "advice"),
    ],
)
def test_who_signs_writes_to_us_and_who_thanks_the_coach_asks_it(text: str, speech: str) -> None:
    """A closing with a name is a client's; thanks beside a question on a client are for the coach."""
    assert read(text).speech.value == speech
