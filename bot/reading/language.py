"""Which language a message is written in, from its little words, its letters and its endings."""

import re
from functools import lru_cache

from bot.domain.asks import Language
from bot.reading.folding import fold

_WORDS = {
    "fr": "je tu il elle on nous vous ils elles le la les l un une des du de d et ou mais donc car ni que qui "
    "quoi dont ce cet "
    "cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs est sont etes suis es ai as a "
    "avez avons ont "
    "etait serait sera pas ne n plus moins tres trop bien pour par avec sans dans sur sous chez en au aux y se "
    "si comme quand "
    "comment combien pourquoi alors aussi encore deja toujours jamais rien tout tous toute toutes peu faut veux "
    "voulez veut peux "
    "pouvez peut dois devez fait faites faire bonjour bonsoir salut coucou merci svp stp oui non prix devis "
    "commande livraison "
    "delai remise rabais cher chere trop geste commercial facture acompte paiement gratuit gratuits offert jours "
    "jour semaine "
    "mois demain aujourd hui hier lundi mardi mercredi jeudi vendredi voici voila cordialement bien vite dernier "
    "prochain ca "
    "cela j c s m t qu quel quelle avoir etre avant apres entre depuis accord ok d'accord parapluies pieces "
    "moitie dommage nul "
    "urgent vraiment mieux autre meme bonne bon monsieur madame offre concurrent urgence ristourne reduction "
    "impossible client "
    "produits produit qualite garantie retour echange remboursement arnaque honte inadmissible nickel parfait "
    "super parce "
    "besoin envoyez envoie donnez donne baissez baisse ailleurs parti chers",
    "en": "i you he she it we they the a an and or but so because that which who what this these those my your "
    "his her its our "
    "their is are was were be been am do does did have has had not no for with without in on at by from to of up "
    "down if when "
    "how why where can could will would should may might must just only very too more less all any some there "
    "here now then "
    "than please thanks thank hello hi hey dear yes price quote order delivery discount cheaper cheap expensive "
    "free invoice "
    "deposit payment days day week weeks month months tomorrow today yesterday monday tuesday wednesday thursday "
    "friday "
    "regards best sincerely sorry me us them as about after before need want get give make take let know off "
    "each per don t "
    "ll re ve m s can't don't i'm ok okay deal off half last next again still really better other same good "
    "units umbrellas "
    "price refund exchange warranty quality customer never always nothing everything sounds great offer call sir "
    "madam asap "
    "nope nah yep yeah cool nice scam deal bye ya u "
    "ridiculous sure right way much many out over into also send new one two first",
    "de": "ich du er sie es wir ihr der die das den dem ein eine einen einem und oder aber nicht kein keine ist "
    "sind war haben "
    "hat mit ohne fur von zu auf bei nach aus im am um wie was wer wann warum bitte danke hallo guten tag preis rabatt "
    "lieferung angebot rechnung uns euch ihre ihren ihnen mein meine konnen kann mochten mochte werden wird auch "
    "noch schon "
    "sehr mehr nur wenn dass sich zum zur uber bestellung gerne freundlichen grussen stuck tage woche",
    "nl": "ik je jij u hij zij wij we jullie het de een en of maar niet geen is zijn was heb heeft hebben met "
    "zonder voor van te "
    "op bij naar uit in aan om hoe wat wie wanneer waarom alstublieft dank hallo goedendag prijs korting "
    "levering offerte "
    "factuur ons onze mijn uw kunt kunnen kan wil willen worden wordt ook nog al zeer meer als dat dit deze die "
    "er bestelling "
    "graag groeten stuks dagen week goede morgen",
    "es": "yo tu el ella nosotros ustedes usted los las una unos y o pero no es son esta estan era tengo tiene "
    "con sin para por "
    "de del en al que quien cuando como donde por favor gracias hola buenos dias precio descuento entrega oferta "
    "factura su "
    "sus mi mis puede pueden puedo quiero queremos muy mas menos si se lo le la me nos hay este pedido saludos "
    "semana hasta "
    "tambien porque entonces necesito necesitamos un cuanto barato caro",
    "it": "io tu lui lei noi voi loro il lo la gli le un una e o ma non sono siamo siete era ho ha abbiamo con "
    "senza per di del "
    "della dei delle in nel al che chi quando come dove perche grazie ciao buongiorno prezzo sconto consegna "
    "offerta fattura "
    "suo sua mio mia puo potete possiamo vorrei vogliamo molto piu meno se si ci anche questo questa ordine "
    "saluti giorni "
    "settimana cordiali per favore troppo caro sul sulla",
    "pt": "eu voce ele ela nos voces o os as um uma e ou mas nao sao esta estao era tenho tem com sem para por "
    "de do da dos das "
    "em no na que quem quando como onde obrigado obrigada ola bom dia preco desconto entrega oferta fatura seu "
    "sua meu minha "
    "pode podem posso quero queremos muito mais menos se lhe me isso este pedido cumprimentos semana ate tambem porque "
    "preciso precisamos fazer caro",
}
_BY_WORD: dict[str, tuple[str, ...]] = {}
for _code, _list in _WORDS.items():
    for _w in _list.split():
        _BY_WORD[_w] = (*_BY_WORD.get(_w, ()), _code) if _code not in _BY_WORD.get(_w, ()) else _BY_WORD[_w]
_TOKEN = re.compile(r"[^\W\d_]+")
_NOISE = re.compile(
    r"https?://\S+|(?<![\w.+-])[\w.+-]{1,64}@\S+|(?<![a-z0-9-])[a-z0-9-]{1,63}\.(?:com|fr|net|org|io)\b"
)
_LETTERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("fr", re.compile(r"[éèêçàùûœ]|\b(?:j|l|d|c|n|s|qu|jusqu|aujourd)['’](?=[a-zàâéèêœh])", re.IGNORECASE)),
    ("en", re.compile(r"[a-z](?:n['’]t|['’](?:ll|re|ve|m|s|d))\b", re.IGNORECASE)),
    ("de", re.compile(r"[ßäöü]", re.IGNORECASE)),
    ("es", re.compile(r"[ñ¿¡]|[áíóú]", re.IGNORECASE)),
    ("it", re.compile(r"[ìò]|\b(?:dell|all|nell|sull|un|c|l)['’]|à\b", re.IGNORECASE)),
    ("pt", re.compile(r"[ãõ]|ç[ãõ]|[áíóú]", re.IGNORECASE)),
    ("xx", re.compile(r"[łżźśćńąęőűčšžřěůğışøåđțș]", re.IGNORECASE)),  # a language of none of these lists
    ("nl", re.compile(r"ij|oe|aa|uu", re.IGNORECASE)),
)
_ENDINGS = (
    ("fr", re.compile(r"\w{2,30}(?:ement|ez|eux|euse|aux|ique|eur|oir|ais|ait|aient|ons|ee|ees)$")),
    ("en", re.compile(r"\w{2,30}(?:ing|ly|ness|ful|ould|ght|wn|th|sh|ck|ed)$")),
)
_MANY = 6
"""Words enough to tell another language by."""
_LATIN = re.compile(r"[a-zà-öø-ÿœ]", re.IGNORECASE)


_GREETINGS = frozenset(
    "bonjour bonsoir salut coucou hello hi hey hallo hola ola ciao buongiorno goedendag there monsieur madame sir "
    "madam dear tous toutes all a".split()
)


def says_nothing_known(text: str) -> bool:
    """Whether no word of a short text, greetings aside, is a little word of any language listed here."""
    tokens = _TOKEN.findall(fold(_NOISE.sub(" ", text)))
    return len(tokens) < _MANY and not any(t in _BY_WORD and t not in _GREETINGS for t in tokens)


@lru_cache(maxsize=64)  # several stages ask it of the same text
def detect_language(text: str, default: Language = Language.FR) -> Language:
    """The language of most of the words; OTHER for German, Dutch, Spanish, Italian, Portuguese and other scripts.

    A message that gives no clue (a figure, a name, a thumb) is taken for `default`; a text of
    six words or more in which hardly a little word of any known language stands is OTHER.
    """
    plain = _NOISE.sub(" ", text)
    letters = [c for c in plain if c.isalpha()]
    if not letters:
        return default
    if len(_LATIN.findall(plain)) * 2 < len(letters):
        return Language.OTHER
    tokens = _TOKEN.findall(fold(plain))
    scores = dict.fromkeys((*_WORDS, "xx"), 0.0)
    for token in tokens:
        owners = _BY_WORD.get(token, ())
        for code in owners:
            scores[code] += 1.0 if len(owners) == 1 else 0.6 if len(token) > 1 else 0.3
        if not owners:
            for code, ending in _ENDINGS:
                scores[code] += 0.3 if ending.match(token) else 0.0
    known = sum(1 for t in tokens if t in _BY_WORD)
    for code, pattern in _LETTERS:
        scores[code] += 0.4 * len(pattern.findall(plain))
    best = max(scores, key=lambda code: scores[code])
    if scores[best] <= 0:
        return default if len(tokens) < _MANY else Language.OTHER
    if len(tokens) >= _MANY and known * 7 < len(tokens):
        return Language.OTHER
    if best in ("fr", "en"):
        if scores["fr"] == scores["en"]:
            return default
        return Language(best)
    ours = max(scores["fr"], scores["en"])
    # one foreign-looking word is no foreign message
    if scores[best] < ours + 0.5:
        return Language.FR if scores["fr"] >= scores["en"] else Language.EN
    return Language.OTHER
