"""Word lists that tell a French imperative from a noun or another form."""

S_IMPERATIVES = frozenset(
    "fais refais défais dis redis viens reviens préviens tiens retiens maintiens souviens soutiens prends "
    "reprends apprends "
    "comprends surprends attends réponds rends vends descends entends défends étends tends suspends détends perds "
    "mets remets permets promets transmets admets soumets écris décris inscris lis relis élis ris souris vois revois "
    "prévois bois reçois aperçois dors endors pars repars sors ressors sers ressers sens finis choisis réfléchis "
    "fournis grandis réussis saisis remplis avertis garantis élargis réagis agis investis franchis ralentis établis "
    "définis nourris punis obéis guéris cours parcours conduis produis traduis réduis construis introduis poursuis "
    "connais reconnais assieds tais bats combats débats fuis sois joins rejoins plains crains éteins peins "
    "convaincs vaincs résous vas".split()
)
RE_IMPERATIVES = frozenset("ouvre offre montre rentre entre livre couvre découvre souffre".split())
NOT_SINGULAR = ("ez", "ons", "tes", "er", "ir", "oir", "re", "nt", "ant", "ait", "aient", "rai", "ut", "it")
IRREGULAR = frozenset("va aie sache veuille".split())
E_IMPERATIVES = frozenset(
    "regarde écoute imagine attrape appelle rappelle arrête oublie essaie essaye envoie renvoie laisse donne "
    "redonne dépêche "
    "explique parle pense repense trouve retrouve mange bouge reste arrive avance évite profite vérifie revérifie "
    "ajoute enlève retire garde continue utilise clique tape sélectionne enregistre télécharge connecte déconnecte "
    "installe ouvre rouvre ferme prépare achète participe rentre monte amuse repose excuse pardonne croise "
    "confirme précise indique communique partage propose baisse augmente diminue calcule recalcule compare "
    "négocie accepte "
    "refuse assure rassure patiente repasse passe apporte amène ramène emmène jette lance tire pousse tourne "
    "coupe colle "
    "imprime signe paie paye règle raconte répète tente ose lâche gère débrouille organise présente "
    "change considère gagne joue chante danse visite voyage dessine cuisine mélange verse fie méfie occupe souhaite "
    "espère rêve remarque observe note consulte tâche tache abandonne adopte aide aime cherche recherche".split()
)
NOUN_LIKE = frozenset(
    "note aide offre demande commande facture relance livre compte montre marque copie pause danse cuisine "
    "visite voyage "
    "baisse règle reste tache tâche remarque change garde passe porte joue tourne coupe colle signe rêve lance ferme "
    "présente arrive avance parle participe continue tente explique accepte refuse considère aime pense "
    "espère souhaite gagne utilise ose monte".split()
)
STARTERS_IN_E = frozenset(
    "je le ce de que ne se me te une elle comme entre notre votre cette même toute quelle quelque chaque contre "
    "autre puisque "
    "lorsque parce presque encore être faire dire malgré outre voire madame monsieur vive quatre onze douze "
    "treize quatorze "
    "quinze seize trente quarante mille bonne grande petite telle celle seule dommage faute suite mise prise double "
    "simple reste quoique jusque sauve comme rare libre propre triste drôle terrible possible impossible "
    "ensemble personne "
    "quiconque certe elle-même il-même entre-temps autrefois guère derrière arrière manière première dernière "
    "the".split()
)
DETERMINERS = frozenset("le la les l un une ce cet cette ces mon ma mes moi nous ça cela".split())
NOT_IMPERATIVE = frozenset(
    "chez vers celui celle ceux celles peut lui eux moi nous vous toi soi cela cet cette ce là voilà voici vis tête "
    "mot face sous sur contre entre jusque quant porte pare demi mi grand petit sauf bon ici ceci tout toute est sont "
    "saint hors".split()
)
