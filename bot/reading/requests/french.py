"""How a French clause opens that asks for something: each pattern is met where a clause begins, in folded words."""

import re

_ADVERBS = (
    r"(?:(?:par contre|en revanche|en fait|finalement|du coup|au final|tout compte fait|aussi|egalement|juste"
    r"|simplement|surtout|alors|sinon|donc|enfin|par ailleurs|de plus|en plus"
    r"|si (?:oui|non|ce n'est pas le cas|c'est le cas|c'est ok)"
    r"|au passage|tant qu'on y est|tant que j'y suis|par la meme occasion"
    r"|s'il vous plait|svp|stp|s'il te plait) )*"
)
_WHO = r"(?:notre|nos|mon|ma|mes|la|le|les|l')(?: |(?<='))?(?:(?!(?:la|le|les|nous|vous|me|se|l)\b)\w+ ){1,3}"
_WISH = (
    r"(?:il (?:me |nous |m'|lui )?(?:en )?(?:faudrait|faudra|faut|manque)|j'(?:en )?(?:aimerais"
    r"|(?:ai|aurais|aurai)(?: aussi| egalement| encore| par ailleurs| donc| juste)? besoin|attends|attends toujours)"
    r"|je (?:voudrais|souhait\w+|veux(?! (?:juste|simplement|seulement|bien|pas|dire)\b)|desire\w*"
    r"|vous (?:demande|prie|saurais gre)|te demande)"
    r"|(?:nous|on) (?:en )?(?:(?:aim|voudr|souhait)\w*|(?:avons|aurions|aurons|a|aura|aurait)(?: aussi| egalement"
    r"| encore| par ailleurs| donc)? besoin"
    r"|attend\w*|demand\w+|veut|voulons|desir\w+)"
    rf"|{_WHO}(?:voudrait|voudraient|souhait\w+|demande|demandent|reclame|reclament|veut|veulent|attend"
    rf"|attendent|aimerai\w+|a besoin|ont besoin|aurait besoin)"
    r"(?= (?:aussi |egalement |encore )?(?:une?|des|du|de la|d'une?|le|la|les|l'|votre|vos)\b)"
    r"|(?:notre|mon|ma|nos|mes|la|le) (?:\w+ ){1,3}?(?:(?:se )?demand\w+|(?:voudrai\w+|aimerai\w+|veut"
    r"|veulent) savoir) (?:si|s'|quand|comment)"
    r"|besoin (?:de|d'|du)"
    r"|(?:on|nous|je) (?:va|allons|vais|prend\w*|pren\w+|prefer\w+|pass\w+)"
    r"(?=[^.?!]*\b(?:plutot qu|au lieu d|a la place)))"
)
_ABLE = (
    r"(?:pouvez|pourriez|peux|pourrais|puis|pouvons|pourrions|peut|pourrait|auriez|aurais|seriez|serais"
    r"|serait|accepteriez|accepterais|savez|sais|sauriez|saurais)-(?:vous|tu|je|nous|il|ce|on)"
)
_NOT_ORDERED = (
    r"(?!(?:chez|assez|avez|voulez|pouvez|etes|savez|devez|allez|aviez|seriez|auriez|pourriez|voudriez"
    r"|aurez|serez|nez|rez)\b)"
)
_TU = (
    r"(?:envoie|renvoie|dis|donne|redonne|rappelle|confirme|previens|garde|mets|ajoute|change|fais|enleve"
    r"|prevois|reserve"
    r"|appelle|transmets|note|oublie pas|precise|indique|remplace|rembourse|aligne|laisse|passe|montre"
    r"|corrige|decale|annule)"
)
OPENS = re.compile(
    rf"{_ADVERBS}(?:si (?:vous|tu|on) (?:pouviez|pouvais|pouvait|pourriez|pourrais)\b"
    rf"|(?:[\w'-]+ ){{0,6}}?{_ABLE}\b|(?:est-ce qu(?:e |')(?:il )?)?(?:vous|tu|on|je|nous"
    rf"|il) (?:pourriez|pourrais|pourrait|pourrions|serait possible)\b"
    rf"|si (?:vous|tu) (?:pouvez|peux|pourriez|pourrais)\b"
    rf"|(?:est-ce|est-il|serait-ce|serait-il|ce serait|c'est) possible|possible d|{_WISH}\b"
    rf"|merci (?:aussi |egalement |donc |par avance )?(?:de |d')(?:(?:bien )?vouloir |ne pas |me |nous |m'"
    rf"|lui |les? |la |l'|y |en )*(?=\w+(?:er|ir"
    rf"|re)\b)|(?:priere|n'oubliez pas|oublie pas|pensez|pense|penses)(?: \w+)? (?:de|d'|a)\b"
    rf"|(?:faudrait|faudra|faut)(?: \w+)? |(?:avoir|recevoir|obtenir|connaitre) (?:aussi )?(?:une?|le|la|les|l'"
    rf"|des|votre|vos)\b|{_NOT_ORDERED}[a-z]{{2,}}ez(?:-(?:moi|nous|vous|le|la|les|lui|leur|y"
    rf"|en))*(?![\w-])|(?:faites|refaites)(?:-(?:moi|nous|le|la|les))*(?![\w-])|(?:re)?dites(?:-(?:moi"
    rf"|nous)(?= )|(?= (?:si|quel|a |lui)))"
    rf"|{_TU}(?:-(?:moi|nous|le|la|les|lui|leur|y|en))*(?![\w-]))"
)
_WH = (
    r"(?:(?:a|de|pour|sous|dans|avec|sur|chez|d'|depuis|jusqu'a|en|par) ?)?(?:quel(?:le)?s?|combien|quand"
    r"|ou(?= (?:en |est|sont|puis|peut|dois|faut|se |trouv|on |vous))|comment|pourquoi|qui|quoi|laquelle"
    r"|lequel|lesquels|que(?= \w+-)|qu'(?=est|en|y))\b"
)
ASKS = re.compile(
    rf"{_ADVERBS}(?:(?:{_WH}|est-ce qu|(?:[\w'-]+ ){{0,7}}?\w+-(?:t-)?(?:vous|tu|il|elle|ils|elles|on|ce|je"
    rf"|nous)\b)"
    r"|(?P<bare>vous|tu|t'|on|je|j'|nous|ils?|elles?|ca|c'est|cela|y a|il y a|y aurait|avec|sans"
    r"|ou bien)\b(?! (?:m'|nous |me )?(?:avez|as|avais|aviez|avait|avions|dit|ai|ecris|ecrivons)\b))"
)
_NO_VERB = (
    r"(?!(?:entre|contre|notre|votre|autre|quatre|hier|papier|dossier|premier|dernier|fevrier|janvier|cher"
    r"|super|encore|lettre|metre|pour|leur|hiver|noir|soir|loisir|plaisir|avenir|septembre|octobre"
    r"|novembre|decembre|titre|membre|nombre|chiffre|livre|offre|ordre|cadre|membre|propre)s?\b)"
)
GOES_ON = re.compile(
    rf"{_ADVERBS}(?:{_WH}|ce qu(?:e |i |')(?=\w)|(?:si|s'il|s'ils) (?=\w)"
    rf"|(?:de |d')?(?:me |nous |m'|vous |te |les? |la |l'|y "
    rf"|en )*{_NO_VERB}\w{{2,}}(?:er|ir|oir|dre|tre|ire|vre)\b(?= [\w«\"“])"
    r"|(?:de |d')?(?P<noun>le(?! reste)s?|la|l'(?!autre)|une?|des|du|votre|vos|ton|ta|tes|notre|nos)(?: "
    r"|(?<='))(?!(?:[\w'-]+ ){0,6}(?:est|sont|ont|sera|seront|etait|peut|peuvent|nous|vous|va|vont|me"
    r"|se)\b))"
)
BEGUN = re.compile(
    r"(?:c'est (?:quoi|qui|ou|quand|combien)|quel(?:le)?s? (?:est|sont)|combien|est-ce qu|y ?'?a(?:-t-il"
    r"| moyen| t'il)"
    r"|(?:avez|pouvez|faites|vendez|livrez)-vous|(?:peux|as|fais)-tu)\b"
)
"""How a question begins that nobody would take for anything else, with or without its mark."""
