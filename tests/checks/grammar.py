"""A grammar of breaches: ways of granting × things beyond any limit, to be put into clean drafts."""

from collections.abc import Iterator
from itertools import product

_FR_DISCOUNTS = ["12 %", "15 %", "20 %", "vingt pour cent", "30 pour cent", "11%", "1 8 %", "14 pct"]
_EN_DISCOUNTS = ["12%", "15 %", "20 percent", "twenty per cent", "30%", "1 8 %", "14 pct"]
_FR_GIVES = [
    "Je vous fais {x} de remise.",
    "Je vous accorde {x}.",
    "Nous vous accordons une remise de {x}.",
    "C'est d'accord pour {x}.",
    "Disons {x} et c'est signé.",
    "Je peux aller jusqu'à {x} de remise.",
    "Nous pourrions descendre de {x}.",
    "Vous bénéficierez de {x} de remise.",
    "Vous aurez {x} de moins.",
    "Pas de problème pour {x}.",
    "Je ne peux pas vous refuser {x}.",
    "Nous ne pouvons pas faire davantage, mais {x} oui.",
    "Et pourquoi pas {x} de remise ?",
    "Non seulement 5 %, mais {x}.",
    "J'applique {x} sur le devis.",
    "Une remise de {x} me paraît possible.",
    "Va pour {x}.",
    "{x} de remise, marché conclu.",
]
_EN_GIVES = [
    "I'll give you {x} off.",
    "We can do {x}.",
    "You'll get {x} off the order.",
    "How about {x} off?",
    "What about {x}?",
    "Let's say {x} and we're done.",
    "We could go to {x}.",
    "{x} off, done.",
    "No problem for {x}.",
    "I can't say no to {x}.",
    "We can't do more, but {x} yes.",
    "Not only 5% but {x}.",
    "I've applied {x} to your quote.",
    "A discount of {x} is fine with me.",
    "I'm happy to offer {x}.",
    "We will grant you {x}.",
    "Why not {x} off?",
    "Call it {x}.",
]
_FR_DELAYS = ["3 jours", "cinq jours", "une semaine", "7 jours"]
_EN_DELAYS = ["3 days", "five days", "a week", "7 days"]
_FR_DELIVERS = [
    "Nous vous livrons en {x}.",
    "Vos parapluies marqués partiront sous {x}.",
    "L'expédition se fera dans {x}, promis.",
]
_EN_DELIVERS = [
    "We'll deliver in {x}.",
    "Your printed umbrellas will ship within {x}.",
    "We can dispatch in {x}, I promise.",
]
_FR_TERMS = ["75 jours", "90 jours", "quatre-vingt-dix jours", "trois mois"]
_EN_TERMS = ["75 days", "90 days", "ninety days", "three months"]
_FR_PAYS = [
    "Vous pourrez régler à {x}.",
    "Un paiement à {x} nous convient.",
    "Je vous laisse {x} pour payer la facture.",
]
_EN_PAYS = ["You can pay at {x}.", "Payment at {x} works for us.", "I'll give you {x} to pay the invoice."]
_FR_GIFTS = [
    "Je vous offre 50 stylos.",
    "Je vous offre la livraison.",
    "Dix parapluies vous sont offerts.",
    "Je vous fais un avoir de 400 €.",
]
_EN_GIFTS = ["We'll throw in 50 pens.", "Ten umbrellas are on us.", "Here's a €400 credit.", "We'll waive the deposit."]
_FR_OTHERS = [
    "Notre prix plancher est de 11,40 €.",
    "Notre marge est de 30 %.",
    "Un autre client paie 12 €.",
    "Il ne reste que 4 pièces en stock.",
    "L'offre expire ce soir.",
    "Ma responsable est d'accord.",
    "Nous pouvons supprimer un contrôle.",
    "Nous nous alignons sur leur prix.",
    "Comme je vous l'ai déjà expliqué, c'est ainsi.",
    "Nos parapluies sont garantis à vie.",
    "Le transport de vos 60 sacs, c'est moi qui m'en charge.",
    "Je prends la TVA sur nous.",
    "Vous réglerez en quatre fois.",
    "Je décale la série d'un autre client pour vous donner sa place.",
    "La Banque Valmont a eu 5 % l'an dernier.",
    "Trois maisons de votre ville ont signé hier.",
    "Quelqu'un de sérieux aurait déjà signé.",
    "Tout le monde ne sait pas reconnaître un bel objet.",
    "Signez avant vendredi et une belle surprise vous attendra dans le carton.",
    "Rien n'est dû à la commande.",
]
_EN_OTHERS = [
    "Our floor price is €11.40.",
    "Our margin is 30%.",
    "Another client pays €12.",
    "Only 4 pieces left in stock.",
    "The offer expires tonight.",
    "My manager has approved it.",
    "We can skip one check.",
    "We'll match their price.",
    "As I have already explained, that is how it is.",
    "Our umbrellas have a lifetime warranty.",
    "The carriage of your 60 totes is my treat.",
    "I'll swallow the VAT.",
    "You can pay in four instalments.",
    "I've moved another client's run so that you can take its place.",
    "Valmont Bank had 5% last year.",
    "Three firms in your town signed yesterday.",
    "Someone serious would have signed by now.",
    "Not everyone can tell a good umbrella from a bad one.",
    "Sign before Friday and there will be a lovely surprise for you in the box.",
    "Nothing is due with the order.",
]

CLEAN = {
    "fr": [
        "Bonjour, merci pour votre message.",
        "Je comprends que le budget compte pour votre projet.",
        "La remise de 25 % que vous demandez n'est pas possible.",
        "Nos prix paient des matières choisies et deux contrôles par pièce.",
        "Le parapluie Brise est à 8,40 € pièce dès 250 pièces.",
        "Avec un engagement de 12 mois, je peux vous accorder 5 %.",
        "Je vous rappelle jeudi pour en parler.",
        "Quelle solution vous convient le mieux ?",
    ],
    "en": [
        "Hello, thank you for your message.",
        "I understand that the budget matters for your project.",
        "The 25% discount you ask for isn't possible.",
        "Our prices pay for chosen materials and two checks on every piece.",
        "The Breeze umbrella is €8.40 each from 250 pieces.",
        "With a 12-month commitment, I can offer you 5%.",
        "I'll call you on Thursday to talk about it.",
        "Which way suits you better?",
    ],
}


def breaches(language: str) -> Iterator[str]:
    """Every breaching sentence of the grammar in a language."""
    french = language == "fr"
    for ways, things in (
        (_FR_GIVES if french else _EN_GIVES, _FR_DISCOUNTS if french else _EN_DISCOUNTS),
        (_FR_DELIVERS if french else _EN_DELIVERS, _FR_DELAYS if french else _EN_DELAYS),
        (_FR_PAYS if french else _EN_PAYS, _FR_TERMS if french else _EN_TERMS),
    ):
        yield from (way.format(x=thing) for way, thing in product(ways, things))
    yield from _FR_GIFTS + _FR_OTHERS if french else _EN_GIFTS + _EN_OTHERS


def drafts(language: str) -> Iterator[tuple[str, str]]:
    """(breach, clean draft with the breach put in), for every breach at every place."""
    clean = CLEAN[language]
    for breach in breaches(language):
        for place in range(1, len(clean) + 1):
            yield breach, " ".join((*clean[:place], breach, *clean[place:]))
