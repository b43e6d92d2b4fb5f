"""Scores, signs, figures and facts put together into one situation."""

from datetime import date
from decimal import Decimal

import pytest

from bot.domain.asks import AskKind, ClaimKind, Heat
from bot.domain.facts import FactName, Origin
from bot.domain.figures import Unit
from bot.domain.inquiry import Subject
from bot.domain.policy import Authority, Clause, PriceBreak, Product, Scope, State, Words
from bot.domain.situation import Speech
from tests.coach.understand.conftest import read

BASKET = Product("basket", Words("panier Osier", "Wicker basket"), ("panier", "basket"), (PriceBreak(20, Decimal(30)),))
LANTERN = Product(
    "lantern", Words("lanterne Veilleuse", "Night lantern"), ("garden lantern",), (PriceBreak(20, Decimal(18)),)
)


def clause(asks: tuple[AskKind, ...], *signs: str, tiers: tuple[str, ...] = ()) -> Clause:
    nothing = Words("", "")
    return Clause(
        "c", 1, State.IN_FORCE, nothing, nothing, asks, Authority.SALESPERSON, "terms",
        scope=Scope(tiers=tiers), signs=tuple(Words(s, s) for s in signs),
    )  # fmt: skip


def kinds(text: str, **more: object) -> set[AskKind]:
    return {a.kind for a in read(text, **more).asks}


@pytest.mark.parametrize("kind", sorted(set(AskKind) - {AskKind.ABUSE, AskKind.SILENCE_AFTER_EFFORT}))
def test_a_high_score_alone_shows_an_ask(kind: AskKind) -> None:
    """Without a word that shows it, a score near one is enough, a low one is not."""
    vague = _VAGUE.get(kind, "La lune sera pleine mardi prochain.")
    assert kind in kinds(vague, scores={kind: 0.97})
    assert kind not in kinds("La lune est ronde.", scores={kind: 0.2})


_VAGUE = {
    AskKind.COMPLAINT: "La lune est arrivée mardi.",
    AskKind.FREE_EXTRA: "La lune et le port.",
    AskKind.RETURN_OR_WARRANTY: "La lune est de retour.",
    AskKind.SCOPE_CHANGE: "La lune change encore.",
    AskKind.SPEC_DOWNGRADE: "La lune sans le soleil.",
    AskKind.SPECIAL_FAVOUR: "La lune avant le soleil.",
    AskKind.ULTIMATUM: "La lune, jusqu'au bout.",
}
"""Words of a kind's subject that show no ask."""


def test_of_several_guesses_the_likeliest_is_kept() -> None:
    """Where no word shows an ask and scores speak for two, only the likelier is read unless both are sure."""
    vague = "La lune change encore, sans le soleil."
    guessed = kinds(vague, scores={AskKind.SCOPE_CHANGE: 0.7, AskKind.SPEC_DOWNGRADE: 0.45})
    assert AskKind.SCOPE_CHANGE in guessed
    assert AskKind.SPEC_DOWNGRADE not in guessed


def test_a_weak_word_and_a_middling_score_add_up() -> None:
    """A word that only hints, beside a score that only hints, show the ask; neither does so alone."""
    hint = "Pour la facture de mardi, voyez avec moi."
    assert AskKind.PAYMENT_TERMS not in kinds(hint)
    assert AskKind.PAYMENT_TERMS in kinds(hint, scores={AskKind.PAYMENT_TERMS: 0.52})
    assert AskKind.PAYMENT_TERMS not in kinds("La lune est ronde.", scores={AskKind.PAYMENT_TERMS: 0.52})


def test_the_companys_own_sign_shows_an_ask() -> None:
    """A sign of a clause on one kind of ask counts, as whole words only; one on many kinds does not."""
    one = clause((AskKind.SPECIAL_FAVOUR,), "cabine d'essai")
    many = clause((AskKind.RUSH, AskKind.COMPLAINT, AskKind.GOODWILL), "cabine d'essai")
    text = "On voudrait la cabine d'essai samedi."
    assert AskKind.SPECIAL_FAVOUR in kinds(text, clauses=(one,))
    assert not kinds(text, clauses=(many,)) & {AskKind.COMPLAINT, AskKind.GOODWILL}
    assert AskKind.SPECIAL_FAVOUR not in kinds("Les cabine d'essaims, c'est joli.", clauses=(one,))


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("We'll pay the express fee. Name it. 6 days.", AskKind.RUSH, Unit.DAYS),
        ("4 jours. Il faut accélérer la fabrication.", AskKind.RUSH, Unit.DAYS),
        ("Faites un geste commercial. 7 %.", AskKind.PRICE_CUT, Unit.PERCENT),
    ],
)
def test_the_figure_beside_an_ask_belongs_to_it(text: str, kind: AskKind, unit: Unit) -> None:
    """A figure in the neighbouring sentence goes with the ask, and so do its words."""
    ask = next(a for a in read(text).asks if a.kind is kind)
    assert unit in {f.unit for f in ask.figures}
    assert all(f.text in ask.quote for f in ask.figures)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Could the 90 lanterns leave in 6 days?", AskKind.RUSH),
        ("Les 80 paniers peuvent-ils partir sous 8 jours ?", AskKind.RUSH),
        ("Nos factures se paient à 75 jours.", AskKind.PAYMENT_TERMS),
        ("We pay every supplier at 75 days.", AskKind.PAYMENT_TERMS),
        ("9 % sur les 400 paniers.", AskKind.PRICE_CUT),
        ("200 lanterns at €15 each and we're done.", AskKind.PRICE_CUT),
        ("Could you send three samples?", AskKind.FREE_EXTRA),
        ("J'aimerais recevoir un échantillon.", AskKind.FREE_EXTRA),
    ],
)
def test_a_figure_beside_its_words_shows_the_ask(text: str, kind: AskKind) -> None:
    """A delay beside leaving or paying, a percentage of goods, a unit price, a sample wished for."""
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text", ["Faites 5 %, c'est mon dernier mot.", "5% off, final offer.", "5 % ou on change de crémerie."]
)
def test_a_threat_beside_an_ask_is_read_as_well(text: str) -> None:
    """The ask and the ultimatum are both there."""
    assert {AskKind.PRICE_CUT, AskKind.ULTIMATUM} <= kinds(text)


def test_a_conditional_yes_is_no_acceptance() -> None:
    """What is accepted only if something is given stays a request."""
    assert AskKind.ACCEPTANCE not in kinds("I'll take the 40 baskets if you knock 6% off.")
    assert AskKind.PRICE_CUT in kinds("I'll take the 40 baskets if you knock 6% off.")


def test_silence_after_much_attention_is_read_with_the_users_words() -> None:
    """Words that ask for nothing are the silence going on, where the user told of the effort before."""
    added = "trente mails, huit devis, puis plus rien"
    assert kinds("Bien reçu.", added=added) == {AskKind.SILENCE_AFTER_EFFORT}
    assert kinds("Bien reçu.") == set()


def test_a_high_score_of_abuse_is_abuse() -> None:
    """An insult on no list is heard by its score, but never in a few words."""
    long = "Vous avez vraiment la finesse d'un bulldozer en panne."
    assert read(long, scores={AskKind.ABUSE: 0.99}).heat is Heat.ABUSIVE
    assert read(long, scores={AskKind.ABUSE: 0.6}).heat is not Heat.ABUSIVE
    assert read("Qui êtes-vous ?", scores={AskKind.ABUSE: 0.99}).heat is not Heat.ABUSIVE


@pytest.mark.parametrize(
    ("text", "product", "quantity"),
    [
        ("Les 40 Osier, c'est pour juin.", "basket", 40),
        ("40 paniers en juin ?", "basket", 40),
        ("the 60 garden lanterns we saw", "lantern", 60),
        ("lanterns from the garden range, 25 of them", None, 25),
        ("baskets, 35 of em", "basket", 35),
        ("deux millimètres plus haut", None, None),
        ("Three samples of the basket please", "basket", None),
        ("10 % sur les paniers dans 5 jours", "basket", None),
    ],
)
def test_goods_and_their_count(text: str, product: str | None, quantity: int | None) -> None:
    """A product is known by its name or two words of it; a count only beside goods, never of samples or measures."""
    facts = read(text, products=(BASKET, LANTERN)).facts
    assert facts.text(FactName.PRODUCT) == product
    assert facts.number(FactName.QUANTITY) == quantity


@pytest.mark.parametrize(
    ("added", "name", "value"),
    [
        ("livré le 2 mai", FactName.DAYS_SINCE_DELIVERY, 30),
        ("delivered last week", FactName.DAYS_SINCE_DELIVERY, 7),
        ("livré il y a 3 semaines", FactName.DAYS_SINCE_DELIVERY, 21),
        ("acheté l'an dernier", FactName.PURCHASE_AGE_MONTHS, 12),
        ("bought last autumn", FactName.PURCHASE_AGE_MONTHS, Decimal("7.04")),
        ("jamais en retard", FactName.LATE_PAYMENTS, 0),
        ("never once late paying", FactName.LATE_PAYMENTS, 0),
        ("il n'a jamais demandé de faveur", FactName.EXCEPTIONS, 0),
        ("épreuve pas encore validée", FactName.PROOF_APPROVED, False),
        ("on a vérifié, c'est bien nous", FactName.OUR_FAULT, True),
        ("nothing wrong with them", FactName.OUR_FAULT, False),
        ("des pièces sans marquage", FactName.CUSTOM_MADE, False),
        ("quatre épreuves déjà", FactName.REVISIONS_DONE, 4),
        ("plusieurs clients demandent pareil", FactName.OTHERS_ASKED, 3),
        ("cliente argent, commande tous les ans", FactName.TIER, "argent"),
        ("seventeen quotes and not one order", FactName.MAIL_FLOOD, True),
        ("il a fait refaire le cahier des charges trois fois", FactName.SPEC_CHANGES, 3),
    ],
)
def test_facts_in_free_words(added: str, name: FactName, value: object) -> None:
    """What the user says in passing is read as a fact of its own kind."""
    facts = read("Bonjour.", added=added, clauses=(clause((), tiers=("argent", "or")),)).facts
    assert facts.get(name) == value
    assert all(f.origin is Origin.CONTEXT for f in facts)


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("We'd gladly wait 40 days.", None, None),
        ("We can wait 40 days.", FactName.DELIVERY_DAYS, 40),
        ("On veut bien, prêts à payer un supplément de 15 %.", FactName.FEE_OFFERED, 15),
        ("I'm happy to pay the 20% surcharge.", FactName.FEE_OFFERED, 20),
        ("On signe un contrat-cadre de 18 mois.", FactName.COMMITMENT_OFFERED, 18),
    ],
)
def test_what_the_client_gives_is_read(text: str, name: FactName | None, value: int | None) -> None:
    """A fee accepted, a later delivery and a framework agreement are offers of the client."""
    facts = read(text).facts
    if name is None:
        assert facts.number(FactName.FEE_OFFERED) is None
    else:
        assert facts.number(name) == value


@pytest.mark.parametrize(
    "text",
    ["On m'avait dit que c'était compris.", "We were told it was included.", "Someone from your office promised it."],
)
def test_what_we_are_said_to_have_promised_is_a_claim(text: str) -> None:
    """A promise said to be ours stays a claim."""
    assert ClaimKind.PROMISE in {c.kind for c in read(text).claims}


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("Comment annoncer une hausse de prix sans brusquer ?", Speech.ADVICE),
        ("How do I say no to a discount politely?", Speech.ADVICE),
        ("Je cède par peur de perdre la vente.", Speech.ADVICE),
        ("When should I bring in my manager?", Speech.ADVICE),
        ("Could I get two samples?", Speech.CLIENT),
        ("Envoyez-moi le devis pour mes clients.", Speech.CLIENT),
        ("When do I get my order?", Speech.CLIENT),
        ("Mon mug acheté il y a huit mois a perdu son dessin. Que puis-je faire ?", Speech.CLIENT),
        ("Il me manque deux carnets, comment puis-je les recevoir ?", Speech.CLIENT),
        ("Il menace de partir, puis-je refuser ?", Speech.ADVICE),
        ("Comment préparer une négociation difficile ?", Speech.ADVICE),
        ("Il me harcèle depuis que j'ai refusé.", Speech.ADVICE),
        ("He emails me ten times a day since I refused.", Speech.ADVICE),
        ("Can I offer a gift to close the deal?", Speech.ADVICE),
        ("A small gift to close the deal?", Speech.CLIENT),
        ("Il nous faut 50 mugs, depuis mon refus du tote bag on n'avance plus.", Speech.CLIENT),
        ("Bonjour, un commercial nous a promis 10 %, merci de l'appliquer.", Speech.CLIENT),
        ("Mes clients arrivent lundi et la moitié fuit, je fais quoi ? J'exige des pièces neuves.", Speech.CLIENT),
        ("Ma cliente exige un remboursement, je fais quoi ?", Speech.ADVICE),
        ("Our guests come on Friday, what do I do? We opened the boxes and the print is gone.", Speech.CLIENT),
        ("My client wants her money back, what do I do?", Speech.ADVICE),
        ("Remind me what we paid for the customers' gifts.", Speech.CLIENT),
        ("How far can I go on price before I have to check with someone?", Speech.ADVICE),
        ("À partir de combien de pièces on accorde une remise ?", Speech.ADVICE),
        ("Pouvez-vous nous accorder une remise, et à partir de combien de pièces ?", Speech.CLIENT),
        ("Que dit notre politique si la marchandise arrive abîmée ?", Speech.ADVICE),
        ("What is your policy on unsold stock?", Speech.CLIENT),
        ("On livre trois semaines trop tard, je l'appelle ou je lui écris ?", Speech.ADVICE),
        ("L'acheteur hurle au téléphone, je raccroche ?", Speech.ADVICE),
        ("I've a hundred too many, can I give them back?", Speech.CLIENT),
        ("I made a mistake in the quote and undercharged by 2,000. Can I go back on it?", Speech.ADVICE),
        ("Can you remember what I tell you about my clients?", Speech.ADVICE),
        ("how do I tell her that prices go up in January?", Speech.ADVICE),
        ("what do we say about late delivery?", Speech.ADVICE),
        ("Dois-je répondre à un mail agressif tout de suite ?", Speech.ADVICE),
        ("Combien de temps avant de relancer après un devis ?", Speech.ADVICE),
        ("Quand pouvez-vous me relancer au sujet du devis ?", Speech.CLIENT),
        ("Est-ce que tu gardes en mémoire ce que j'écris ?", Speech.ADVICE),
        ("Do you actually send the email to the customer?", Speech.ADVICE),
        ("Can you ship the samples to my client directly?", Speech.CLIENT),
        ("Who can read what I write here?", Speech.ADVICE),
        ("Vous gardez nos fichiers pour la prochaine commande ?", Speech.CLIENT),
    ],
)
def test_a_sellers_question_is_told_from_a_clients(text: str, speech: Speech) -> None:
    """Words of the trade that address nobody ask for advice; words that address us are a client's."""
    assert read(text).speech is speech


def test_dates_past_are_never_in_the_future() -> None:
    """A day of delivery without a year is the latest one gone by."""
    facts = read("Bonjour.", added="livré le 10 décembre", today=date(2026, 1, 5)).facts
    assert facts.number(FactName.DAYS_SINCE_DELIVERY) == 26


@pytest.mark.parametrize(
    "text",
    [
        "Deux parapluies livrés en mars 2026 ont une baleine cassée, pouvez-vous les remplacer ?",
        "The Storm umbrellas that came in March 2026 are losing ribs, can you mend them?",
        "Nos mugs livrés en juin 2024 s'effacent déjà.",
    ],
)
def test_the_year_of_a_delivery_is_no_quantity_and_no_question_of_shipping(text: str) -> None:
    """A year after a month counts nothing, and goods delivered in a month are not asked to be carried there."""
    understood = read(text)
    assert (understood.facts.number(FactName.QUANTITY) or 0) < 2000
    assert Subject.SHIPPING not in {i.subject for i in understood.inquiries}
