"""Terms told as a habit of the house are compared with the clauses; a few things of the list make a present."""

from dataclasses import replace

import pytest

from bot.domain.facts import FactName
from bot.domain.policy import Measure
from tests.coach.check.bench import checked, facts, pack, rules

_DENIED = [
    ("fr", "Nos devis n'expirent jamais, le vôtre peut attendre la rentrée.", "silence-closing"),
    ("en", "Yes, our quotes never expire, so the August figures stand.", "silence-closing"),
    ("fr", "Il n'y a pas de quantité minimale chez nous, dites-moi ce qu'il vous faut.", "minimum-order"),
    ("en", "We never ask charities for a deposit, so you can begin today.", "deposit-first-order"),
    ("en", "Shipping is always in the price, wherever you are.", "shipping-free"),
    ("fr", "Le supplément d'urgence, on ne le demande qu'aux nouveaux clients.", "rush-fee-kept"),
    ("fr", "Tant que vous restez client, la garantie court.", "warranty"),
    ("en", "Exclusivity comes as standard whenever we draw something for you.", "exclusivity-6-months"),
    ("fr", "Un client fidèle a droit à sa remise, et vous en êtes un.", "discount-prepayment"),
    ("en", "A fourth proof costs you nothing with us, so keep the remarks coming.", "extra-round"),
    ("fr", "Rassurez-vous, il n'y a pas de frais pour changer le dessin après le bon à tirer.", "change-after-proof"),
    ("en", "You may alter the drawing even once the run is under way.", "change-in-production"),
    ("en", "You can return even printed pieces within a month.", "custom-not-returnable"),
]
_TOLD_RIGHTLY = [
    ("fr", "Votre devis n'expire pas avant le 20 décembre, prenez le temps de relire."),
    ("en", "There's no deposit from the third order on, and payment is then at 30 days."),
    ("fr", "Après validation, un changement coûte 60 €, il n'y a pas d'autres frais à prévoir."),
    ("en", "Before approval changes are free; once approved, a change is €60."),
    ("fr", "La quatrième épreuve n'est pas gratuite : elle coûte 35 €."),
    ("en", "A second colour isn't included in the price, I would be glad to quote it."),
    ("fr", "Vous pouvez renvoyer les pièces à votre logo si le défaut vient de nous."),
    ("en", "Loyalty on its own is not entitled to a discount, it opens payment at 30 days."),
    ("fr", "L'adresse peut encore changer sans frais tant que rien n'est parti."),
]
_AROUND = {
    "fr": ("Bonjour Madame, merci pour votre message. ", " Je vous appelle mercredi."),
    "en": ("Hello Sam, thanks for your message. ", " I will call you on Wednesday."),
}


def _letter(language: str, words: str) -> str:
    before, after = _AROUND[language]
    return f"{before}{words}{after}"


@pytest.mark.parametrize(("language", "words", "clause"), _DENIED)
def test_a_habit_that_a_clause_denies_is_stopped(language: str, words: str, clause: str) -> None:
    """However assured it sounds: the finding names the clause."""
    found = checked(_letter(language, words), language).findings
    assert ("P4", clause) in {(f.rule, f.clause) for f in found}


@pytest.mark.parametrize(("language", "words"), _TOLD_RIGHTLY)
def test_terms_told_as_they_are_pass(language: str, words: str) -> None:
    """Beside its price, refused, until a day or for a fault of ours, the same words say what holds."""
    assert not rules(checked(_letter(language, words), language))


@pytest.mark.parametrize(
    ("language", "words", "rule"),
    [
        ("fr", "La limite sous laquelle on perd de l'argent est à peine plus bas que ce que vous proposez.", "P5"),
        ("en", "Our floor sits just above sixty, so you're warmer than you think.", "P5"),
        ("fr", "Dans notre fichier votre société est notée comme mauvais payeur.", "P5"),
        ("en", "Of the price, we keep about a third, the rest is cloth.", "P5"),
        ("fr", "Le fabricant d'en face triche sur la toile, tout le métier le sait.", "P6"),
    ],
)
def test_hints_at_our_accounts_and_rivals_run_down_are_heard(language: str, words: str, rule: str) -> None:
    """Near our bottom, down in our notes, our share of a price, what nobody showed of another firm."""
    assert rule in {f.rule for f in checked(_letter(language, words), language).findings}


def test_a_figure_of_the_client_refused_tells_nothing_of_ours() -> None:
    """The same words about an amount that nobody named would show how far we could go."""
    words = _letter("en", "We aren't able to go down to €6.20 each.")
    assert "P5" not in {f.rule for f in checked(words, "en", message="2,500 Breeze at 6.20 or I go.").findings}
    assert "P5" in {f.rule for f in checked(words, "en", message="2,500 Breeze, your best price?").findings}


def test_a_pack_without_the_clause_is_not_contradicted() -> None:
    """A house whose quotes have no end may say so; a client past the first order owes no deposit."""
    whole = pack()
    endless = tuple(c for c in whole.clauses if c.limit is None or c.limit.measure is not Measure.QUOTE_VALIDITY)
    text = _letter("en", "Our quotes never expire, so take your time.")
    assert "P4" in rules(checked(text, "en"))
    assert "P4" not in rules(checked(text, "en", pack=replace(whole, clauses=endless)))
    spared = _letter("en", "We never ask charities for a deposit, so you can begin today.")
    known = facts(**{FactName.FIRST_ORDER.value: False})
    assert "P4" not in {f.rule for f in checked(spared, "en", facts=known).findings}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Je lui glisse un mug et un carnet dans votre colis, avec un mot de nous tous. C'est offert."),
        ("fr", "On ajoute deux mugs pour le pot de départ, cadeau de la maison."),
        ("en", "I'll put two mugs and a notebook in the box for your raffle, on us."),
    ],
)
def test_a_few_things_of_the_list_make_a_present(language: str, words: str) -> None:
    """Worth their price at its dearest, and no more than the speaker's gestures may cost."""
    assert not rules(checked(_letter(language, words), language))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "J'ajoute un coffret dans votre colis, cadeau de la maison."),
        ("fr", "Je glisse un carnet pour chaque invité, c'est offert."),
        ("en", "I'm adding two more Breeze to your order, on us."),
        ("en", "I'm slipping a dozen mugs into the box, on us."),
        ("fr", "Je vous en glisse une dizaine pour que chacun puisse toucher, sans marquage, gratuitement bien sûr."),
    ],
)
def test_what_is_dearer_or_uncounted_is_no_present(language: str, words: str) -> None:
    """Above that worth, one for each, more of what is ordered, or more than the samples that are given."""
    assert {"P1", "P2"} & rules(checked(_letter(language, words), language))
