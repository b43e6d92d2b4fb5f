"""What six writers who had not seen the check taught it: what it must hear, and the honest neighbour it must let by."""

from functools import cache

import pytest

from bot.adapters.texts.prompts import PromptFiles
from bot.coach.check import CheckContext, Lexicon, check
from bot.domain.asks import Language, Register
from bot.domain.draft import Draft, DraftOrigin
from bot.domain.message import Channel, Role
from tests.coach.check.bench import ROOT, TODAY, pack

_IN_A_REPLY = {
    "fr": "Bonjour Sam, merci de votre message. {} On se parle jeudi ?",
    "en": "Hello Sam, thank you for getting in touch. {} Shall we speak on Thursday?",
}
_RANKED = [
    ("en", "We can gladly draw you a seventh proof at €35.", "A sixth proof is possible at €35."),
    ("fr", "Une septième épreuve vous est ouverte, pour 35 €.", "Une quatrième épreuve est possible pour 35 €."),
    ("en", "A fifth proof is included for you.", "A seventh proof isn't something we do, even paid for."),
]
_TAKEN = [
    ("fr", "Prenez 75 jours, on ne va pas se fâcher pour une date.", "Prenez 10 jours pour réfléchir, rien ne presse."),
    ("en", "Skip the thirty and take a full ninety days.", "Totes take fifteen days once you've approved the proof."),
]
_FOR_WHAT = [
    (
        "fr",
        "Vos 4 %, je vous les compte d'office, on oublie l'engagement.",
        "Vos 4 %, je vous les compte avec un engagement de 12 mois.",
    ),
    ("en", "A three-month commitment is enough for the 5% off.", "A twelve-month commitment is enough for the 5% off."),
]
_OWN_COUNT = [
    (
        "fr",
        "Je vous fais le prix de 1 000 pour vos 850 Averse, soit 9,95 € la pièce.",
        "Pour vos 850 Averse, c'est 11,90 € la pièce ; 9,95 € à partir de 1 000.",
    ),
]
_STOCK = [
    (
        "en",
        "All 900 unprinted Breeze can leave within three days.",
        "All 300 unprinted Breeze can leave within three days.",
    ),
]
_ON_FILE = [
    ("en", "I've switched your file to sixty days.", "I've switched your file to the new address."),
    (
        "fr",
        "Vous aurez le prix de 1 000 pour vos 850 Averse, 9,95 € la pièce.",
        "Vos 850 Averse sont à 11,90 € la pièce.",
    ),
    (
        "fr",
        "Un avoir de 126 € couvrira votre facture d'octobre, afin que vous n'ayez aucun regret.",
        "Je vous renvoie votre facture d'octobre, afin que vous n'ayez pas à la chercher.",
    ),
]
_SKIPPED = [
    (
        "fr",
        "Le second contrôle sera laissé de côté pour cette fois.",
        "Le second contrôle ne sera pas laissé de côté.",
    ),
]
_UNSAID = [
    (
        "fr",
        "Leurs parapluies se retournent au premier coup de vent.",
        "Leurs parapluies sont moins chers, vous me dites.",
    ),
    ("fr", "C'est la loi qui nous oblige à prendre 40 %.", "La loi plafonne les règlements à 60 jours."),
    ("en", "Unless you apologise by noon, your order will be stopped.", "Please keep it civil; your order goes on."),
    ("fr", "La Banque Mirador vient de nous en reprendre 2 500.", "Vous venez de nous en reprendre 2 500, merci."),
]
_GIVEN = [
    (
        "en",
        "Let's do thirds then: one now, one at dispatch and one in February.",
        "Let's do halves: one now, one at dispatch.",
    ),
    ("en", "Order by Friday and there's a nice present coming your way.", "Order by Friday and the quote still holds."),
    ("en", "Here's a credit of €126 for your October invoice.", "Here's a copy of your October invoice."),
    ("en", "I'll chuck in ten freebies for the raffle.", "I'll send two plain samples for nothing."),
    ("fr", "Le solde pourra attendre la fin du festival.", "Le solde se règle à l'expédition."),
]
_LET_BY = [
    ("fr", "Je vous passerai un coup de fil dans une dizaine de jours."),
    ("en", "Quant aux 15 %, ils ne sont pas possibles pour 80 Brise."),
    ("fr", "Notre responsable a la faculté d'accorder jusqu'à 8 %. Je ne puis préjuger de son choix."),
    ("en", "Written confirmation's on its way by tomorrow."),
]


@cache
def _rules() -> Lexicon:
    """The shipped words without weights: what the rules hear by themselves."""
    files = PromptFiles(ROOT / "prompts")
    return Lexicon.of(files.load("check").data, files.load("findings").data, files.load("unsaid").data)


def _passes(text: str, language: str) -> bool:
    words = _IN_A_REPLY[language].format(text)
    draft = Draft(Channel.CHAT, Language(language), Register.FORMAL, words, DraftOrigin.PERSON)
    return check(draft, CheckContext(pack(), TODAY, Role.SALESPERSON, _rules())).passed


@pytest.mark.parametrize(
    ("language", "beyond", "within"),
    [*_RANKED, *_TAKEN, *_FOR_WHAT, *_OWN_COUNT, *_STOCK, *_ON_FILE, *_SKIPPED, *_UNSAID, *_GIVEN],
)
def test_a_breach_is_told_from_its_honest_neighbour(language: str, beyond: str, within: str) -> None:
    """One is stopped, the other passes."""
    assert not _passes(beyond, language)
    assert _passes(within, language)


@pytest.mark.parametrize(("language", "text"), _LET_BY)
def test_an_honest_sentence_passes(language: str, text: str) -> None:
    """A call, a refusal of a figure, what a manager may do, a paper that is sent."""
    assert _passes(text, language)
