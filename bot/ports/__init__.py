"""What the coach needs from outside, as Protocols. Adapters implement them; fakes do in tests.

All calls block and are safe to make from several threads; an event loop runs them in a thread.
"""

from bot.ports.casebook import Casebook
from bot.ports.cases import Cases, Clients
from bot.ports.coach import Clock, Coach
from bot.ports.durable import Durable, Steps, Work
from bot.ports.erasure import Erasure
from bot.ports.escalations import Escalations
from bot.ports.inbox import Arrival, Inbox, Outgoing
from bot.ports.letters import Letters
from bot.ports.library import (
    AskScores,
    Embedder,
    IngestReport,
    Knowledge,
    Library,
    Progress,
    Query,
    RankedLibrary,
    Ranking,
    Reranker,
    Vectors,
)
from bot.ports.model import Heard, Image, Model, ModelReply, Speaker, Spoken, Writing
from bot.ports.people import People
from bot.ports.pictures import Pictures

__all__ = [
    "Arrival",
    "AskScores",
    "Casebook",
    "Cases",
    "Clients",
    "Clock",
    "Coach",
    "Durable",
    "Embedder",
    "Erasure",
    "Escalations",
    "Heard",
    "Image",
    "Inbox",
    "IngestReport",
    "Knowledge",
    "Letters",
    "Library",
    "Model",
    "ModelReply",
    "Outgoing",
    "People",
    "Pictures",
    "Progress",
    "Query",
    "RankedLibrary",
    "Ranking",
    "Reranker",
    "Speaker",
    "Spoken",
    "Steps",
    "Vectors",
    "Work",
    "Writing",
]
