"""What people tell and ask each other beside business: each draft answers what was said, in the client's own nouns."""

import re
from datetime import date

import pytest

from bot.coach.pipeline import Coach
from bot.domain.message import Channel
from bot.domain.request import CoachRequest
from bot.domain.stance import Move
from tests.coach.drafts import answered, draft

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "Hello, our spring fair has been called off. Can you cancel the 90 mugs and give us the deposit back?",
            "deposit",
        ),
        ("Bonjour, le mariage n'aura finalement pas lieu, peut-on annuler la commande de 60 coffrets ?", "60 coffrets"),
    ],
)
def test_an_order_called_off_is_looked_up_and_put_to_whoever_decides(coach: Coach, text: str, held: str) -> None:
    """Whoever cancels is told that the order is looked up and by when; nobody apologises for a wait."""
    reply = draft(coach, text, today=TODAY)
    assert held in reply
    assert "26 nov" in reply
    assert "relancer" not in reply
    assert "chasing" not in reply


@pytest.mark.parametrize(
    "text",
    [
        "Dear all, we have decided to work with another printer for our 2028 gifts, the price was too high for us.",
        "Bonjour, nous avons finalement retenu un autre prestataire pour nos cadeaux 2028, votre prix était trop haut.",
    ],
)
def test_a_farewell_is_respected_and_not_bargained_with(coach: Coach, text: str) -> None:
    """Whoever has chosen somebody else hears thanks and an open door, and no offer; a year is no quantity."""
    answer = answered(coach, text, today=TODAY)
    assert answer.stance is not None
    assert answer.stance.move is Move.ANSWER
    reply = draft(coach, text, today=TODAY)
    assert "%" not in reply
    assert "028" not in reply


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        (
            "Our bank shows that invoice 3102 was debited twice, on the 4th and on the 7th. Please fix this today.",
            "debit",
        ),
        ("La facture 3102 nous a été prélevée deux fois, 512 € le 4 et le 7 novembre.", "prelevement"),
    ],
)
def test_a_payment_taken_twice_is_looked_into_as_such(coach: Coach, text: str, noun: str) -> None:
    """A double debit is regretted, checked with accounts, and its second payment goes back if it is one."""
    reply = draft(coach, text, today=TODAY)
    assert noun in reply
    assert "proof" not in reply
    assert "épreuve" not in reply
    assert "%" not in reply


@pytest.mark.parametrize(
    "text",
    [
        "I would rather deal with somebody other than Peter from now on, could you put someone else on our account?",
        "Je souhaite changer d'interlocuteur, le courant ne passe pas avec Monsieur Roux.",
    ],
)
def test_a_wish_for_another_contact_is_passed_on_with_a_day(coach: Coach, text: str) -> None:
    """Whoever asks for another contact hears that it is noted and by when they know who it is."""
    reply = draft(coach, text, today=TODAY)
    assert "contact" in reply or "interlocuteur" in reply
    assert "26 nov" in reply


def test_what_came_instead_is_told_back_in_the_client_s_words(coach: Coach) -> None:
    """Goods that are not those ordered are told back as both: what came, and what was ordered."""
    english = draft(
        coach, "We received red umbrellas whereas we ordered grey ones. The fair is on 5 December.", today=TODAY
    )
    french = draft(
        coach, "Bonjour, nous avons reçu des sacs rouges alors que nous avions commandé des sacs gris.", today=TODAY
    )
    assert "red umbrellas instead of grey ones" in english
    assert "sacs rouges au lieu de sacs gris" in french


def test_faults_are_told_of_the_goods_by_name(coach: Coach) -> None:
    """Two faults of known goods are both named, with the goods' own noun in place of pieces."""
    reply = draft(coach, "Hello, 9 of the 120 mugs are chipped and the count is off, 20 are missing.", today=TODAY)
    assert "chipped mugs" in reply
    assert "missing" in reply


def test_goods_without_print_go_back_in_a_whole_sentence(coach: Coach) -> None:
    """What terms grant is said as something we do, not as the name of a rule."""
    reply = draft(
        coach, "We would like to return 20 blank notebooks delivered on 12 November, still wrapped.", today=TODAY
    )
    assert "back and refund them" in reply
    assert "return and refund of" not in reply


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The lids do not fit our mugs at all. We are very disappointed.", "the lids do not fit your mugs at all"),
        ("Bonjour, les coffrets sentent le tabac froid, c'est très gênant.", "les coffrets sentent le tabac froid"),
    ],
)
def test_a_fault_that_no_list_names_is_told_back_in_the_client_s_sentence(coach: Coach, text: str, told: str) -> None:
    """What went wrong is said in the client's own clause where the phrase book has no name for it."""
    assert told in draft(coach, text, today=TODAY)


def test_an_invoice_unlike_the_quote_is_a_complaint_about_the_invoice(coach: Coach) -> None:
    """Two prices set against each other on an invoice ask for no discount: the invoice is checked."""
    text = "Bonjour, votre facture F-88 reprend 300 mugs à 5,60 € alors que le devis indiquait 5,30 €."
    answer = answered(coach, text, today=TODAY)
    assert answer.stance is not None
    assert answer.stance.move is Move.ANSWER
    assert "facture" in draft(coach, text, today=TODAY)


def test_printed_goods_left_over_are_refused_kindly_with_the_reason(coach: Coach) -> None:
    """Printed goods that are too many are not taken back, for the reason told, and nobody is asked for a defect."""
    answer = answered(
        coach, "Bonjour, peut-on vous rendre 30 carnets imprimés à notre logo ? Il nous en reste trop.", today=TODAY
    )
    assert answer.stance is not None
    assert answer.stance.move is Move.HOLD
    reply = draft(
        coach, "Bonjour, peut-on vous rendre 30 carnets imprimés à notre logo ? Il nous en reste trop.", today=TODAY
    )
    assert "ne reprenons pas" in reply
    assert "vendu" in reply
    assert "defaut" not in reply


def test_thanks_to_a_colleague_of_ours_are_a_client_s(coach: Coach) -> None:
    """Whoever thanks one of us by name is answered, and the name is told back."""
    assert "farid" in draft(
        coach, "Merci à Farid pour son aide, elle a été précieuse ! Les mugs sont superbes.", today=TODAY
    )


def test_pieces_too_many_are_kept_aside_until_we_know(coach: Coach) -> None:
    """Whoever got more than ordered is asked to send nothing back, with a day, and is asked for no print."""
    french = draft(coach, "On a reçu 12 carnets en trop, que fait-on ?", today=TODAY)
    assert "12 carnets" in french
    assert "26 nov" in french


def test_pieces_too_many_in_place_of_those_ordered_are_kept_aside(coach: Coach) -> None:
    """The same where the number received stands before the number ordered."""
    english = draft(coach, "We received 530 tote bags instead of 500. What shall we do with the extra 30?", today=TODAY)
    assert "30 bags" in english
    assert "26 nov" in english


def test_a_thing_asked_and_another_sent_are_told_back_in_either_order(coach: Coach) -> None:
    """What came in place of what is read whichever is named first."""
    assert "sky blue instead of teal" in draft(
        coach, "We asked for teal, you sent sky blue. Please sort it out.", today=TODAY
    )


def test_a_request_on_leaving_is_got_together_by_a_day(coach: Coach) -> None:
    """Whoever leaves kindly and asks for their things hears an open door and what is got together, in their words."""
    text = (
        "Dear Anna, after six years we won't be renewing with you, our group buys from a single supplier now. "
        "Please could you send us the artwork files you still have for us. Thank you for everything."
    )
    answer = answered(coach, text, today=TODAY)
    assert answer.stance is not None
    assert answer.stance.move is Move.ANSWER
    reply = draft(coach, text, today=TODAY)
    assert "the artwork files we still have for you" in reply
    assert "welcome" in reply or "door" in reply


def test_a_day_of_departure_noted_is_told_to_whoever_waits(coach: Coach) -> None:
    """The day that the user's note gives for the departure is said, and is not looked for."""
    message = "Bonjour, j'attends mes 90 carnets depuis deux semaines. Quand partent-ils enfin ?"
    note = "Commande de 90 carnets, départ atelier annoncé le 27 novembre."
    reply = coach.answer(CoachRequest(message, note, today=TODAY, channel=Channel.CHAT)).draft
    assert reply is not None
    assert "27 novembre" in reply.text


def test_somebody_else_s_goods_that_broke_are_no_fault_of_ours(coach: Coach) -> None:
    """What broke came from elsewhere: nothing is regretted or looked into."""
    reply = draft(
        coach, "How long is the guarantee on your umbrellas? We bought some elsewhere and half of them broke."
    )
    assert "24 months" in reply
    assert "fault" not in reply
    assert "regret" not in reply


def test_a_part_told_behind_the_whole_is_the_one_that_is_bad(coach: Coach) -> None:
    """Of "32 of the 300 have …" the 32 are made again, before the day named; "une trentaine" is no number to promise."""
    reply = draft(coach, "32 des 300 tote bags reçus hier ont le logo effacé. Notre salon c'est vendredi.", today=TODAY)
    assert "32 sacs" in reply
    assert "27 novembre" in reply
    rough = draft(
        coach,
        "Bonjour, sur 300 tote bags, une trentaine ont le logo qui part. Notre salon c'est vendredi.",
        today=TODAY,
    )
    assert "30" not in rough
    assert "27 novembre" in rough


def test_an_order_to_be_kept_for_later_asks_for_no_payment_terms(coach: Coach) -> None:
    """Whoever's event is put off hears that it is looked up and what becomes of the deposit; nothing is refused."""
    text = "Hello, our gala has been moved to next May. Can the 80 mugs be kept until then? And is the deposit lost?"
    answer = answered(coach, text, today=TODAY)
    assert answer.stance is not None
    assert answer.stance.move is Move.ANSWER
    reply = draft(coach, text, today=TODAY)
    assert "wait" in reply
    assert "deposit" in reply


def test_an_address_given_wrongly_is_put_to_the_carrier(coach: Coach) -> None:
    """Whoever gave us an old address is told that we find out about it, and of no new run."""
    reply = draft(
        coach, "My mistake, I gave you the old address. The parcel left today, can it be redirected?", today=TODAY
    )
    assert "redirected" in reply
    assert "new run" not in reply


def test_what_is_no_goods_is_not_made_again(coach: Coach) -> None:
    """Calls and messages that a complaint counts are no pieces."""
    reply = draft(
        coach, "I have left three voicemails and sent two emails about the damaged pallet. Nobody calls back."
    )
    assert "voicemails" not in reply
    assert "3 " not in reply


def test_a_part_of_the_goods_that_lacks_something_is_counted(coach: Coach) -> None:
    """A part told as lacking something is a complaint about as many pieces, whatever is asked beside."""
    answer = answered(coach, "Bonjour, 9 coffrets sur 30 sans la carte dedans. Vous faites quoi ?", today=TODAY)
    assert answer.draft is not None
    assert "9 coffrets" in answer.draft.text


def test_a_reminder_for_a_paid_invoice_is_checked_against_the_payment(coach: Coach) -> None:
    """Whoever is chased for what they paid hears that the payment is checked and that the reminders stop."""
    reply = draft(
        coach, "Bonjour, j'ai reçu une relance pour la facture 871 déjà réglée le 3 novembre. Merci de vérifier."
    )
    assert "reglement" in reply
    assert "relances" in reply


def test_money_back_for_bad_goods_is_looked_into_and_not_refused(coach: Coach) -> None:
    """A refund claimed for goods that went bad is a complaint: no term of return is held against it."""
    answer = answered(
        coach, "There is mould on 40 of the 150 canvas bags. We want a full refund of £800 within a week."
    )
    assert answer.stance is not None
    assert answer.stance.move is Move.ANSWER
    reply = draft(
        coach, "There is mould on 40 of the 150 canvas bags. We want a full refund of £800 within a week.", today=TODAY
    )
    assert "mould" in reply
    assert "season" not in reply


def test_the_same_number_again_is_no_price(coach: Coach) -> None:
    """Whoever orders the same number again names no price, and hears no discount."""
    assert "%" not in draft(
        coach, "Great work by Tom last time. We would like the same 140 again for March, please.", today=TODAY
    )


def test_a_death_is_met_before_the_order_is_spoken_of(coach: Coach) -> None:
    """Whoever cancels because somebody died is met with sympathy, and the order is looked up."""
    text = "Following the death of our chairman we no longer need the 60 gift boxes. What about the deposit?"
    reply = draft(coach, text, today=TODAY)
    assert "sorry for your loss" in reply
    assert "deposit" in reply


def test_thanks_for_a_speed_ask_for_none(coach: Coach) -> None:
    """Whoever praises how fast the goods came is thanked, and nothing is refused."""
    answer = answered(
        coach, "Merci, vous nous avez sauvés ! 150 mugs livrés en 7 jours, on n'y croyait pas. Bravo à tous."
    )
    assert answer.stance is not None
    assert answer.stance.move is Move.ANSWER
    assert answer.draft is not None
    assert "pouvons pas" not in answer.draft.text


def test_money_claimed_back_is_no_price_and_no_return(coach: Coach) -> None:
    """A sum claimed back under threat is looked into: no discount is offered and no goods are refused."""
    answer = answered(coach, "Vous avez 48 h pour me rembourser les 270 €, sinon je fais opposition.", today=TODAY)
    assert answer.stance is not None
    assert answer.stance.move is Move.ANSWER
    assert answer.draft is not None
    assert "%" not in answer.draft.text
    assert "saison" not in answer.draft.text


def test_a_delivery_to_be_put_off_is_told_with_its_day(coach: Coach) -> None:
    """Whoever wants the delivery later hears whether it can wait, with their own day."""
    assert "18 janvier" in draft(
        coach, "Bonjour, peut-on repousser la livraison au 18 janvier ? Nos 60 coffrets, merci."
    )


def test_what_is_praised_is_not_what_went_wrong(coach: Coach) -> None:
    """The good half of a mixed message is not regretted."""
    reply = draft(
        coach, "Your mugs are great but the billing is a nightmare: three invoices, three addresses. Please help."
    )
    assert "sorry to read that our mugs" not in reply


@pytest.mark.parametrize(
    "text",
    [
        "Merci pour votre aide, mais on va finalement faire faire nos carnets par un atelier du quartier. Bonne suite !",
        "Nous avons décidé de travailler avec un autre fabricant, choix de la maison mère. Mes amitiés à l'équipe.",
    ],
)
def test_a_farewell_in_other_words_is_met_as_one(coach: Coach, text: str) -> None:
    """Whoever has gone to a workshop, a maker or the group's supplier hears respect and an open door."""
    reply = draft(coach, text, today=TODAY)
    assert "choix" in reply
    assert "voeux" not in reply
    assert "26 nov" not in reply


def test_a_fault_whose_cause_the_note_doubts_is_verified(coach: Coach) -> None:
    """Where the note says hand wash only, what went in the dishwasher is looked into and nothing is granted."""
    message = "The print is coming off your mugs in the dishwasher, 90 of them. We want our money back."
    note = "90 mugs delivered 2 November; our data sheet says hand wash only"
    answer = coach.answer(CoachRequest(message, note, today=TODAY, channel=Channel.CHAT))
    assert answer.stance is not None
    assert answer.stance.move is Move.ANSWER


@pytest.mark.parametrize(
    "text",
    [
        "40 sur les 500 sacs ont le logo de travers, ils sont arrivés ce matin.",
        "Bonjour, 12 mugs sur 90 sont fêlés et le logo est flou.",
        "The mugs arrived today, 9 of the 120 have the logo upside down and two are chipped.",
        "Nous avons reçu 80 carnets, la couverture est tachée et il en manque 6.",
        "The umbrellas came in the wrong colour and the handles are loose.",
    ],
)
def test_no_regret_has_a_broken_join(coach: Coach, text: str) -> None:
    """Two parts joined leave no conjunction without its first part, no doubled word and no space before a stop."""
    reply = draft(coach, text, today=TODAY)
    assert not re.search(r"\b(?:regrette|about|devant|regret|signale|aussitot) (?:et|and)\b", reply)
    assert not re.search(r"\b(\w{2,}) \1\b", reply)
    assert not re.search(r" [,.]", reply)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bonjour, 8 des mugs livrés hier sont fêlés. J'ai des photos si nécessaire.", True),
        ("Nine of the notebooks came with a torn cover, we could send you some pictures.", True),
        ("Nine of the notebooks came with a torn cover, pictures attached.", False),
    ],
)
def test_photos_that_are_offered_are_asked_for(coach: Coach, text: str, wanted: bool) -> None:  # noqa: FBT001
    """Whoever offers photos is told to send them; whoever has sent them is not asked again."""
    assert any(f"{whose} photos" in draft(coach, text, today=TODAY) for whose in ("vos", "your")) is wanted
