"""What `tenirbon chat` says of itself, and the words by which it is told what to do, in both languages."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.domain.draft import Tone
from bot.domain.message import Channel
from bot.domain.policy import Words
from bot.reading.folding import fold

HELP = Words(
    fr="""\
Collez le message du client, puis Entrée. Ensuite :
  + TEXTE    ce que vous savez ou apprenez du client ("+ elle en prendrait 2 000")
  /ferme  /doux  /court  /long     le même brouillon, dit autrement
  /mail  /tchat                    en e-mail, en message
  /pourquoi  ce qui est derrière le verdict
  /new       commencer une autre affaire
  /help      cette aide
  /quit      partir (ou Ctrl-D)
Toute autre ligne est le message suivant du client, dans la même affaire.""",
    en="""\
Paste the client's message and press Enter. Then:
  + TEXT     what you know or learnt of the client ("+ she would order 2,000")
  /firmer  /kinder  /shorter  /longer     the same draft, said otherwise
  /email  /chat                           as an e-mail, as a message
  /why       what stands behind the verdict
  /new       start another case
  /help      this help
  /quit      leave (or Ctrl-D)
Any other line is the client's next message in the same case.""",
)
RENEWED = Words(fr="nouvelle affaire", en="new case")
NOTHING_YET = Words(
    fr="d'abord le message du client, puis le reste", en="first the client's message, then what you have to say of it"
)
NO_WORDS = Words(fr="il n'y a rien à lire dans cette ligne", en="there is nothing to read in this line")
UNKNOWN = Words(fr="commande inconnue : {} (/help les donne toutes)", en="no such command: {} (/help lists them)")
BEHIND = Words(fr="Ce qui est derrière", en="What stands behind it")
CHANGES = Words(fr="Ce qui changerait la décision", en="What would change it")

LEAVE, HELPS, RENEW, WHY = "leave", "help", "new", "why"
Wish = str | Tone | Channel
"""What a line that is no message wants: a way out, help, another case, why, a tone or a channel."""

_SLASHED: Mapping[str, Wish] = MappingProxyType(
    {
        **dict.fromkeys(("quit", "exit", "q", "bye"), LEAVE),
        **dict.fromkeys(("help", "aide", "h", "?"), HELPS),
        **dict.fromkeys(("new", "nouveau", "nouvelle"), RENEW),
        **dict.fromkeys(("why", "pourquoi"), WHY),
        **dict.fromkeys(("firmer", "ferme"), Tone.FIRMER),
        **dict.fromkeys(("kinder", "doux"), Tone.KINDER),
        **dict.fromkeys(("shorter", "court"), Tone.SHORTER),
        **dict.fromkeys(("longer", "long"), Tone.LONGER),
        **dict.fromkeys(("email", "e-mail", "mail"), Channel.EMAIL),
        **dict.fromkeys(("chat", "tchat"), Channel.CHAT),
    }
)
_SAID: Mapping[str, Wish] = MappingProxyType(
    {
        **dict.fromkeys(("quit", "exit"), LEAVE),
        **dict.fromkeys(("help", "aide"), HELPS),
        **dict.fromkeys(("why", "pourquoi"), WHY),
        **dict.fromkeys(("firmer", "plus ferme", "make it firmer", "be firmer"), Tone.FIRMER),
        **dict.fromkeys(("kinder", "plus doux", "plus gentil", "make it kinder", "be kinder"), Tone.KINDER),
        **dict.fromkeys(("shorter", "plus court", "make it shorter"), Tone.SHORTER),
        **dict.fromkeys(("longer", "plus long", "make it longer"), Tone.LONGER),
        **dict.fromkeys(("as an email", "make it an email", "en mail", "en e-mail", "par mail"), Channel.EMAIL),
    }
)
"""Words that stand alone on a line and that no client writes as a message of theirs."""


def wish_of(line: str) -> Wish | None:
    """What the line tells the program to do, "" for a command it does not know; None for a client's message."""
    if line.startswith("/") and " " not in line:
        return _SLASHED.get(fold(line[1:]), "")
    return _SAID.get(fold(line).strip(" .!?"))
