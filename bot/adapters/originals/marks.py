"""How the furniture of a web page reads, in French and in English, folded: labels, notices, teasers, forms."""

import re

LABELS = frozenset(
    label.strip()
    for label in """
    accueil; home; menu; blog; contact; contactez-nous; contact us; a propos; about; about us; boutique; shop
    rechercher; recherche; search; connexion; se connecter; log in; login; sign in; sign up; s'inscrire; s'abonner
    inscription
    abonnez-vous; abonnement; subscribe; partager; partager cet article; share; share this; share on; tweet
    tweeter; facebook; twitter; linkedin; instagram; pinterest; whatsapp; imprimer; print; email; e-mail; courriel
    soutenez; soutenez-nous
    nous soutenir; faire un don; donate; support us; sommaire; table des matieres; table of contents
    contents; repondre; reply; reply reply; lire la suite; lire plus; en savoir plus; read more; continue reading
    suivant; precedent; article suivant; article precedent; next; previous; next post; previous post; retour; back
    haut de page; retour en haut; back to top; publicite; advertisement; sponsored; categories; tags; mots-cles
    etiquettes; archives; mentions legales; legal notice; privacy policy; politique de confidentialite; cgv; cgu
    terms of service; plan du site; sitemap; cookies; accepter; tout accepter; tout refuser; refuser; accept
    accept all; reject all; fermer; close; skip to content; aller au contenu; passer au contenu; navigation
    faq; support; nom; name; site web; website; commentaire; comment; submit; envoyer; post comment
    """.replace("\n", ";").split(";")
    if label.strip()
)
NOTICE = re.compile(
    r"""
    ^\W*(?:
      (?:ce\ site|nous|we|this\ (?:web)?site)\b.{0,60}\bcookies?\b
    | .{0,40}(?:cookies?\ (?:settings|preferences)|gerer\ (?:les|mes)\ cookies|parametres?\ des\ cookies)
    | (?:copyright|©|\(c\)\ (?:19|20)\d\d) | .{0,60}\b(?:tous\ droits\ reserves|all\ rights\ reserved)\b
    | (?:\*\s*)?(?:denotes\ required\ fields?|champs?\ obligatoires?|required\ fields?|indicates\ required)
    | votre\ adresse\ (?:e-?mail|de\ messagerie|courriel)\b.{0,60}\b(?:publiee|obligatoire)
    | your\ e-?mail\ address\ will\ not
    | les\ champs\ obligatoires | required\ fields\ are\ marked
    | (?:publie|poste|mis\ a\ jour|posted|published|updated|last\ updated)\ (?:le|on|par|by)\b
    | (?:temps\ de\ lecture|reading\ time)\b | \d+\ min(?:utes?)?\.?\ (?:de\ lecture|read)$
    | (?:suivez|rejoignez|retrouvez|follow|join|find)[- ](?:nous|us)\b
    | (?:partage[rz]?|share)\ (?:cet|l'|this|on|sur|via)\b
    | (?:cliquez|click)\ (?:ici|here)\b | (?:navigation\ de\ l'article|post\ navigation)
    | pour\ ne\ (?:rien\ manquer|manquer\ aucun)
    | (?:mot\ de\ passe|password)\ (?:oublie|forgot)
    | (?:https?://|www\.)\S+$
    )
    """,
    re.VERBOSE,
)
TAIL = re.compile(
    r"""
    ^\W*(?:
      (?:les\ )?(?:derniers\ )?(?:articles|billets|posts|contenus|publications|sujets)
      \ (?:recents?|similaires?|lies|connexes|associes|populaires)
    | (?:recent|related|similar|popular|latest)\ (?:posts?|articles?|stories|content|reads?)
    | (?:a\ lire\ (?:aussi|egalement|ensuite)|lire\ aussi|vous\ aimerez\ (?:aussi|peut))
    | (?:sur\ le\ meme\ (?:sujet|theme)|dans\ la\ meme\ (?:rubrique|categorie))
    | (?:you\ may\ also\ like|you\ might\ also|read\ next|more\ from|see\ also)
    | .{0,40}\b(?:newsletters?|infolettres?|lettre\ d'information|mailing\ list)\b
    | (?:laisse[rz]?|ecrire|ecrivez|ajoute[rz]?|poste[rz]?|publie[rz]?)
      \ (?:votre|un|une|ton|mon|nous\ un)\ (?:commentaire|reponse|avis)
    | (?:leave|post|write|add)\ (?:a|your)\ (?:comment|response|reply)
    | (?:a\ propos\ de\ l'auteur|about\ the\ author)
    )
    """,
    re.VERBOSE,
)
COMMENTS = re.compile(
    r"^\W*(?:\d{1,4}|un|une|one)\W+(?:commentaires?|comments?|reponses?|responses?|repl(?:y|ies)|reactions?|avis)"
    r"\b[^.!?]{0,60}$"
    r"|^\W*(?:commentaires?|comments|vos reactions|discussion)(?:\s*\(\d+\))?\s*:?\W*$"
)
CALL = re.compile(
    r"\bcommentez\b|\bcommenter ci-dessous|\ben commentaires?\b|\bcomment(?:s)? (?:below|section)\b"
    r"|\blet me know in the comments|\babonnez-vous\b|\bsubscribe (?:to|now|below)\b"
)
_MONTHS = (
    "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|april"
    "|may|june|july|august|september|october|november|december"
    "|janv|fevr|juil|sept|jan|feb|mar|apr|jun|jul|aug|oct|nov|dec"
)
DATE = re.compile(
    rf"^\W*(?:(?:reply|repondre|le|on|the)\W+)*(?:\d{{1,2}}(?:er|st|nd|rd|th)?\W+(?:{_MONTHS})\W+\d{{4}}"
    rf"|(?:{_MONTHS})\W+\d{{1,2}}\W+\d{{4}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d\d-\d\d)"
    r"(?:\W+(?:a|at)?\W*\d{1,2}\s*[h:]\s*\d{0,2}\W*(?:am|pm|min)?)?\W*(?:reply|repondre)?\W*$"
)
