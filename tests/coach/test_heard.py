"""What is heard around the classifier: insults, faults that nobody told, other clients' terms, whose words they are."""

import pytest

from bot.coach.pipeline import Coach
from bot.domain.answer import Status
from bot.domain.asks import AskKind, Heat
from bot.domain.facts import FactName
from bot.domain.request import CoachRequest
from bot.domain.stance import Move
from tests.coach.drafts import TODAY


def ruled(coach: Coach, message: str, note: str = "") -> dict[str, str]:
    """The move and clause of each ask, by its kind."""
    answer = coach.answer(CoachRequest(message=message, added=note, today=TODAY))
    return {
        r.ask.kind.value: f"{r.move.value} {r.clause.id if r.clause else ''}".strip() for r in answer.stance.rulings
    }


def asked(coach: Coach, message: str) -> set[AskKind]:
    """The kinds of asks heard."""
    return {a.kind for a in coach.read(message, TODAY).asks}


@pytest.mark.parametrize(
    ("message", "abusive"),
    [
        ("You people are a joke. Nobody with a brain would quote that for 200 mugs.", True),
        ("Vos commerciaux sont des rigolos, on voit que personne ne relit chez vous.", True),
        ("Your delivery came a week late and I looked like a complete idiot in front of my CEO.", False),
        ("Vos prix sont une honte, 8,40 pour ça !", False),
    ],
)
def test_a_person_insulted_is_abuse_and_a_price_is_not(coach: Coach, message: str, *, abusive: bool) -> None:
    """The classifier's insult counts where a person is spoken of, and not where the writer was made a fool of."""
    assert (coach.read(message, TODAY).heat is Heat.ABUSIVE) is abusive


@pytest.mark.parametrize(
    ("note", "move"),
    [
        ("I already asked him last week, calmly, to stop the insults.", Move.PART),
        ("Je lui ai demandé mardi, par mail, de surveiller son langage.", Move.PART),
        ("We've told them twice to keep it polite.", Move.PART),
        ("He asked us to stop sending reminders.", Move.ANSWER),
        ("I told my boss about it.", Move.ANSWER),
    ],
)
def test_insults_after_a_boundary_in_the_note_end_the_exchange(coach: Coach, note: str, move: Move) -> None:
    """What one of us asked of the client's manners is a boundary, whatever words stand between the two."""
    answer = coach.answer(CoachRequest(message="You lot are a bunch of clowns.", added=note, today=TODAY))
    assert answer.stance.move is move


@pytest.mark.parametrize(
    ("note", "clause"),
    [
        ("On en est à la quatrième épreuve déjà envoyée.", "extra-round"),
        ("On en est à quatre épreuves, rien de validé.", "extra-round"),
        ("Fourth proof sent on Friday, nothing approved so far.", "extra-round"),
        ("Deuxième épreuve envoyée hier.", "proof-rounds"),
        ("Épreuve validée lundi.", "change-after-proof"),
    ],
)
def test_the_proofs_of_the_note_are_counted(coach: Coach, note: str, clause: str) -> None:
    """The number of the last proof is how many were made; nothing approved is no approval."""
    assert (
        clause
        in ruled(coach, "Finalement on repart sur le logo en vert, et le slogan un peu plus gros.", note)[
            "scope_change"
        ]
    )


@pytest.mark.parametrize(
    ("note", "ruling"),
    [
        ("80 storm umbrellas delivered 14 October 2024, manufacturing defect.", "escalate repair-after-warranty"),
        ("80 parapluies Tempête livrés le 14 octobre 2024, défaut de fabrication.", "escalate repair-after-warranty"),
        ("80 storm umbrellas delivered 14 October 2025, manufacturing defect.", "yield fault-repaired"),
        ("80 storm umbrellas delivered 14 October 2024, it was our mistake, we own up.", "yield fault-repaired"),
    ],
)
def test_a_defect_of_making_is_owed_as_long_as_the_warranty(coach: Coach, note: str, ruling: str) -> None:
    """A mistake that we own up to stays ours at any age; how goods were made is what the warranty answers for."""
    message = "Ribs have snapped on twelve of our eighty storm umbrellas. I want them replaced."
    assert ruled(coach, message, note)["return_or_warranty"] == ruling


@pytest.mark.parametrize(
    ("message", "complains"),
    [
        ("8,40 le Brise pour 300, c'est du foutage de gueule. Tu me le fais à 7 ou je vais voir ailleurs.", False),
        ("Vos prix sont une honte, vous vous moquez du monde ! Faites 10 % ou je pars.", False),
        ("C'est du foutage de gueule, 30 mugs sur 200 sont ébréchés. Faites 10 % ou je pars.", True),
        ("Your invoice is wrong again, it's a joke. Knock 5% off or I'm gone.", True),
    ],
)
def test_anger_at_a_price_opens_no_file(coach: Coach, message: str, *, complains: bool) -> None:
    """A complaint beside what is bargained for wants something that went wrong."""
    heard = asked(coach, message)
    assert AskKind.PRICE_CUT in heard
    assert (AskKind.COMPLAINT in heard) is complains


@pytest.mark.parametrize(
    ("message", "sound"),
    [
        ("Il nous reste 40 mugs jamais déballés avec notre ancien slogan, vous les reprenez ?", True),
        ("There are 40 bags we never took out of the box, never handed out. Would you take them back?", True),
        ("We never took the 40 bags out of the box: they are the wrong colour. Would you take them back?", False),
    ],
)  # fmt: skip
def test_goods_nobody_touched_are_sound(coach: Coach, message: str, *, sound: bool) -> None:
    """Left-over goods tell of no fault, unless they are not those ordered."""
    assert (coach.read(message, TODAY).facts.flag(FactName.DEFECT) is False) is sound


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("I've asked three times. Can you do 10 days on 500 mugs, yes or no.", AskKind.RUSH),
        ("Tu peux me faire 8 jours sur 300 mugs, oui ou non ?", AskKind.RUSH),
        ("500 totes in 9 days, yes or no?", AskKind.RUSH),
        ("Can you do 45 days on the invoice for 500 mugs?", AskKind.PAYMENT_TERMS),
        ("Could we get the deposit lifted on this order? Eight orders, never late.", AskKind.PAYMENT_TERMS),
        pytest.param(
            "Could you pop a care leaflet in with our umbrellas? Also what's the price of 300 Breeze?",
            AskKind.GOODWILL,
            marks=pytest.mark.xfail(reason="a line without its mail is read otherwise since 0035", strict=True),
        ),
        ("Vous pourriez m'envoyer les photos en haute définition, pour notre site ? Et quel délai pour 250 mugs ?",
         AskKind.GOODWILL),
    ],
)  # fmt: skip
def test_asks_in_a_few_words_are_heard(coach: Coach, message: str, kind: AskKind) -> None:
    """A lead time asked yes or no, a deposit to be lifted, a small thing beside a question."""
    assert kind in asked(coach, message)


@pytest.mark.parametrize(
    ("message", "closed"),
    [
        ("What did you charge the bank down the road for theirs? I'd hate to be the mug paying full price.", True),
        ("Bonjour, combien avez-vous facturé à la banque d'en face pour les leurs ?", True),
        ("What are the other shops paying for their mugs?", True),
        ("What did you charge us last time for 200 mugs?", False),
        ("What do you charge for 200 mugs?", False),
    ],
)
def test_what_another_client_pays_is_told_to_nobody(coach: Coach, message: str, *, closed: bool) -> None:
    """Another client's terms are a question of their own; ours of today or of last time are answered."""
    answer = coach.answer(CoachRequest(message=message, today=TODAY))
    assert any(r.clause is not None and r.clause.id == "not-told" for r in answer.stance.rulings) is closed
    assert answer.draft is not None
    assert not closed or "€" not in answer.draft.text


@pytest.mark.parametrize(
    ("message", "clients"),
    [
        ("Bonjour, pour nos 1 200 totes, peut-on prendre une toile plus fine ? Mon acheteur ne lâchera pas.", True),
        ("Bonjour, peut-on sauter le contrôle final sur les totes ? Les autres fournisseurs y arrivent.", True),
        ("Hi, on our 600 tote bags, could the final check be skipped? Purchasing won't budge.", True),
        ("Un client veut une toile plus fine pour ses 1 200 totes, que répondre ?", False),
        ("Mon acheteur chez Danone veut 10 % sur les totes, je lui dis quoi ?", False),
    ],
)
def test_a_client_is_known_by_what_they_call_theirs(coach: Coach, message: str, *, clients: bool) -> None:
    """Goods, a buyer or other suppliers of their own are a client's words; a seller asks about a client."""
    answer = coach.answer(CoachRequest(message=message, today=TODAY))
    assert (answer.status is not Status.ADVICE) is clients
