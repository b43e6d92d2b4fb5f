"""What the company says, in both languages."""

from dataclasses import dataclass

from bot.domain.asks import Language


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in French and in English."""

    fr: str
    en: str

    def of(self, language: Language) -> str:
        """The words in `language`; English for any other language."""
        return self.fr if language is Language.FR else self.en
