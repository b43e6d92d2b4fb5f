"""Collecting the mistakes of a pack, each with a line and a suggestion."""

from collections.abc import Iterable
from difflib import get_close_matches

from bot.domain.errors import Mistake

_SYNONYMS = {
    "days": "day d jour jours j calendar_days",
    "working_days": "jours_ouvres jours_ouvrés workdays business_days",
    "months": "month mois",
    "years": "year an ans annee années annees",
    "percent": "% pct pourcent pourcentage pour_cent percentage",
    "pieces": "piece pcs pce unit units unite unites unité unités pièces exemplaires",
    "times": "time fois",
    "EUR": "€ euro euros",
    "USD": "$ dollar dollars",
    "GBP": "£ pound pounds",
    "salesperson": "commercial commerciale vendeur vendeuse sales seller rep",
    "manager": "responsable directeur directrice chef direction boss management",
    "nobody": "personne none noone no_one aucun",
    "in force": "active actif active enabled valid valide current en_vigueur in_force on",
    "proposed": "draft brouillon propose proposé new",
    "retired": "old inactive archived archive retiré retire off expired",
    "discount": "remise rabais reduction rebate",
    "deposit": "acompte arrhes",
    "lead_time": "delai délai delivery_time production_time",
    "payment_delay": "paiement payment payment_terms reglement",
    "warranty": "garantie guarantee",
    "minimum_order": "minimum commande_minimale moq",
    "free_shipping": "port franco shipping",
    "quantity": "quantite quantité volume",
    "prepayment": "paiement_comptant prepaid upfront",
    "commitment": "engagement contract contrat",
    "internal": "interne secret private confidential confidentiel",
    "public": "publique",
}
_MEANT = {word: right for right, words in _SYNONYMS.items() for word in words.split()}
"""Words that people write for those of the format, which are near in meaning and not in letters."""


class FilePen:
    """Writes down the mistakes of one file."""

    def __init__(self, file: str, book: list[Mistake]) -> None:
        self.file = file
        self._book = book

    def at(self, line: int, message: str) -> None:
        """Note a mistake at a line of the file; the same one twice counts once."""
        mistake = Mistake(self.file, max(line, 1), message)
        if mistake not in self._book:
            self._book.append(mistake)

    @property
    def count(self) -> int:
        """How many mistakes the whole pack has so far; a reader compares it before and after."""
        return len(self._book)


def near(word: str, names: Iterable[str]) -> str | None:
    """The name in lower case that the word was most likely meant for, or None."""
    return next(iter(get_close_matches(word.lower(), list(names), n=1, cutoff=0.6)), None)


def meant(word: str, allowed: Iterable[str]) -> str:
    """Say `; did you mean x?` when something is near, and always what is allowed."""
    names = sorted(allowed)
    by_form = {name.lower(): name for name in names}
    said = _MEANT.get(word.strip().lower().replace(" ", "_"), "")
    guessed = said if said in names else by_form.get(near(word, by_form) or "", "")
    guess = f"; did you mean `{guessed}`?" if guessed else ""
    return f"{guess}; allowed: {', '.join(names) or 'none is declared'}"
