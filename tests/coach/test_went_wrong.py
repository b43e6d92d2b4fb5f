"""Something went wrong: what the words tell is looked into, whatever else they sound like, and nothing is made up."""

import pytest

from bot.coach.pipeline import Coach
from bot.domain.asks import AskKind
from bot.domain.facts import FactName
from bot.domain.stance import Move
from bot.domain.wrongs import WrongKind
from bot.reading.folding import fold
from tests.coach.drafts import TODAY, answered, draft


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Hi, we counted again: 96 notebooks ordered and only 84 in the boxes. Could you post the rest?",
            WrongKind.SHORT,
        ),
        ("Bonjour, il manque un carton entier à la livraison de ce matin, vous pouvez le renvoyer ?", WrongKind.SHORT),
        (
            "The pallet was meant to be delivered on Monday and nothing has turned up. We open on Friday.",
            WrongKind.ABSENT,
        ),
        ("Les coffrets auraient dû partir jeudi, le suivi ne bouge pas. Vous faites quoi ?", WrongKind.ABSENT),
        ("Half a dozen of the totes have the strap coming off. Can you swap those for Saturday?", WrongKind.SPOILT),
        ("Sur les carnets reçus hier, l'élastique de certains ne tient pas. On fait comment ?", WrongKind.SPOILT),
        (
            "We opened the cartons and the logo is printed in black instead of navy, as on the signed proof.",
            WrongKind.OTHER,
        ),
        ("Votre facture indique 1 240 € alors que le devis disait 1 180 €. Vous me la refaites ?", WrongKind.BILLED),
    ],
)
def test_what_went_wrong_is_read_as_a_complaint(coach: Coach, text: str, kind: WrongKind) -> None:
    """Words of a shortage, a wait, a defect, other goods or a bill are a complaint, and bargain over nothing."""
    situation = coach.read(text, TODAY)
    assert situation.told(kind)
    assert situation.has(AskKind.COMPLAINT) or situation.has(AskKind.RETURN_OR_WARRANTY)
    bargained = {AskKind.RUSH, AskKind.SCOPE_CHANGE, AskKind.FREE_EXTRA, AskKind.PRICE_CUT, AskKind.SPECIAL_FAVOUR}
    assert not bargained & {a.kind for a in situation.asks}


@pytest.mark.parametrize(
    "text",
    [
        "Can we have the print in white instead of silver? The proof is not approved yet.",
        "Nos anciens sacs, pris chez un autre fournisseur, sont tous décousus : les vôtres tiennent mieux ?",
        "Could this invoice be paid at the end of the month instead of on receipt?",
        "Si une baleine casse au bout d'un an, que se passe-t-il ?",
        "Nothing broken this time, everyone is delighted with the umbrellas, thank you!",
        "On hésite entre deux Averse et un Brise pour l'accueil, lequel est le plus solide ?",
    ],
)
def test_what_did_not_go_wrong_is_no_complaint(coach: Coach, text: str) -> None:
    """A wish, a supposition, somebody else's goods, thanks and a model's name tell of no trouble of ours."""
    assert coach.read(text, TODAY).wrongs == ()


def test_praise_beside_a_defect_is_not_what_the_reply_is_about(coach: Coach) -> None:
    """Whoever likes the rest of the goods is still answered on those that are bad."""
    reply = draft(
        coach,
        "Bonjour Lise, super rendu dans l'ensemble, merci ! Juste une quinzaine de mugs dont l'anse est fêlée sur les "
        "240, vous pouvez les remplacer ? On inaugure le 14 décembre. Noémie",
    )
    assert "plaisir" not in reply
    assert "mugs feles" in reply
    assert "14 decembre" in reply


def test_a_mistake_owned_up_to_goes_to_whoever_may_help(coach: Coach) -> None:
    """A whole of a hundred percent is how much it is their fault, no discount; new pieces are the manager's to help with."""
    answer = answered(
        coach,
        "Bonjour, 100 % de ma faute : j'ai validé le mauvais logo, je le découvre en ouvrant les cartons, 150 sacs. "
        "Un petit effort est possible pour les refaire avant le 20 décembre ?",
    )
    assert answer.stance is not None
    assert answer.stance.move is Move.ESCALATE
    assert answer.draft is not None
    assert "100" not in answer.draft.text
    assert "20 décembre" in answer.draft.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The mugs turned up with the wrong logo on. Who collects them, and when do we get the right ones?",
            "how the return works",
        ),
        (
            "Les sacs livrés mardi sont tachés. Vous venez les chercher ou on les renvoie comment ?",
            "comment se fera le retour",
        ),
    ],
)
def test_who_asks_how_pieces_come_back_hears_when_they_will_know(coach: Coach, text: str, said: str) -> None:
    """How bad pieces come back is told with the answer, and nothing is sent back meanwhile."""
    assert said in draft(coach, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Six of the boxes came crushed. We are holding the payment until this is sorted.", "the invoice waits"),
        ("Dix mugs ébréchés à l'arrivée. Je mets la facture en attente d'ici là.", "la facture attende"),
    ],
)
def test_an_invoice_kept_back_is_no_term_to_bargain_over(coach: Coach, text: str, said: str) -> None:
    """Whoever keeps a payment back for what went wrong is understood, and offered no terms of payment."""
    answer = answered(coach, text)
    assert not any(a.kind is AskKind.PAYMENT_TERMS for a in answer.situation.asks)
    assert said in draft(coach, text)


def test_goods_that_came_late_are_not_sent_again(coach: Coach) -> None:
    """For a delay of ours on goods that are here the manager is asked; nothing is dispatched and no address asked for."""
    reply = draft(
        coach,
        "The bags got here yesterday, five days late, the open evening was on Thursday. What are you going to do?",
        context="our delay, workshop was behind",
    )
    assert "express" not in reply
    assert "address" not in reply
    assert "manager" in reply


def test_a_repair_of_ours_or_the_money_back(coach: Coach) -> None:
    """Whoever speaks of a refund for what we got wrong hears that they may choose it."""
    reply = draft(
        coach,
        "90 parapluies livrés avec l'ancien logo. Je veux les bons avant Noël ou être remboursée.",
        context="erreur de l'atelier, vérifiée ce matin",
    )
    assert "sans frais" in reply
    assert "si vous preferez, nous remboursons" in reply


def test_an_old_defect_is_refused_as_the_warranty_says(coach: Coach) -> None:
    """Beyond what the terms cover, nobody is told that goods they would have repaired are not taken back."""
    answer = answered(
        coach, "Four of the Storm umbrellas we bought in summer 2022 have broken ribs. Can you repair them? Olive"
    )
    assert answer.stance is not None
    assert answer.stance.move is Move.HOLD
    assert answer.draft is not None
    assert "take them back" not in answer.draft.text


def test_who_pays_for_a_return_is_no_question_about_our_terms(coach: Coach) -> None:
    """Questions beside a defect are looked into; neither margins nor deposits are spoken of."""
    reply = draft(
        coach,
        "Une baleine d'un Averse acheté en novembre 2024 a cassé. Vous réparez ? Combien de temps, et qui paie le port ?",
    )
    assert "acompte" not in reply
    assert "cette information" not in reply


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ("No hurry at all, Bridget", "Bridget"),
        ("Merci Clément", "Clément"),
        ("Cheers Moses", "Moses"),
        ("Do you know where it is? Ingrid, Goods In", "Ingrid"),
        ("merci de corriger. Odette (compta)", "Odette"),
    ],
)
def test_a_name_at_the_end_is_greeted(coach: Coach, end: str, name: str) -> None:
    """A name behind a few words, with its role or without a comma, is the client's."""
    french = "merci" in end.lower()
    body = "Il manque deux mugs dans le carton." if french else "Two mugs are missing from the box."
    assert fold(name) in draft(coach, f"{body} {end}").split(",", 1)[0]


def test_a_sentence_that_begins_a_paragraph_is_no_signature(coach: Coach) -> None:
    """A word before a comma at the head of a paragraph is nobody's name."""
    reply = draft(
        coach,
        "Hi Ruth,\n\nThe invoice says 12.40 but the quote said 11.90.\n\nAdditionally, a few of the handles are loose, "
        "please replace those.\n\nThanks,\nNeil Gorman",
    )
    assert "additionally" not in reply
    assert "neil" in reply


def test_a_new_day_beside_a_missed_one_is_the_day_told(coach: Coach) -> None:
    """A note that tells a day missed and the new one is read for the new one."""
    reply = draft(
        coach,
        "Vous m'aviez dit que les remplacements partaient vendredi. Toujours rien. Xavier",
        context="devaient partir vendredi, partent finalement mercredi 25",
    )
    assert "25 novembre" in reply


def test_pieces_too_many_are_kept_aside(coach: Coach) -> None:
    """More pieces than were ordered are no pieces missing: they wait until the client hears what becomes of them."""
    reply = draft(coach, "Vous m'avez livré 150 carnets au lieu de 105. Vous venez rechercher les 45 ? Bérénice")
    assert "45 carnets" in reply
    assert "de cote" in reply
    assert "restees chez nous" not in reply


def test_photos_that_the_note_says_are_here_are_not_asked_for(coach: Coach) -> None:
    """Whoever has sent photos, as the user knows, is not asked for one."""
    reply = draft(
        coach,
        "About twenty of the mugs delivered on Thursday are scratched. What happens now?",
        context="her photos received this morning",
    )
    assert "photo" not in reply


def test_a_day_that_was_is_not_the_day_the_goods_are_for(coach: Coach) -> None:
    """The day of an order or of a delivery is past, though it is called by its name alone."""
    text = "Erreur de notre part dans la commande de mercredi : 60 coffrets au lieu de 90, on peut corriger ? Ulysse"
    assert "urgence" not in draft(coach, text)


def test_what_is_addressed_to_an_old_name_is_no_confession(coach: Coach) -> None:
    """An invoice addressed to their old name is no fault that they own up to; the pieces missing beside it are looked into."""
    situation = coach.read("We are 14 mugs short. And the invoice: it's made out to our former name.", TODAY)
    assert situation.facts.flag(FactName.CLIENT_FAULT) is None
    assert situation.told(WrongKind.SHORT)


def test_a_fault_that_the_note_calls_acknowledged_is_ours(coach: Coach) -> None:
    """A defect acknowledged by the workshop is put right, and not looked into."""
    reply = draft(
        coach,
        "Toujours pas de nouvelles pour mes sacs décousus, vous faites quoi ?",
        context="défaut reconnu par l'atelier",
    )
    assert "erreur" in reply or "c'est a nous de reparer" in reply
    assert "sans frais" in reply or "a notre charge" in reply


def test_carriage_charged_where_it_should_be_free_is_a_matter_of_the_bill(coach: Coach) -> None:
    """Bare numbers of a bill are never told as pieces."""
    reply = draft(
        coach, "I was charged 42.20 for carriage on an order of 1,710 though it should be free. Please explain."
    )
    assert "invoice" in reply
    assert "pieces" not in reply


def test_a_year_that_is_wrong_counts_no_pieces(coach: Coach) -> None:
    """One year printed in place of another is a wrong text: nothing is missing, and no number of pieces is made of it."""
    reply = draft(
        coach, "The 140 notebooks delivered on the 18th say 2024 instead of 2027. The proof had 2027. Ottilie"
    )
    assert "missing" not in reply
    assert "2,024" not in reply
    assert "instead" not in reply


def test_goods_out_for_delivery_are_not_told_as_delivered(coach: Coach) -> None:
    """A note of a delivery to come tomorrow is no delivery of last week."""
    reply = draft(
        coach,
        "Still no bags and the fair opens tomorrow. Where do we stand?",
        context="our fault, the courier has them out for delivery tomorrow 24 Nov",
    )
    assert "shows a delivery" not in reply
    assert "24 november" in reply
