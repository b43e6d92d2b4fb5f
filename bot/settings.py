"""Every setting, typed, from the environment and `.env`; loaded inside main, never at import."""

import os
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.domain.errors import BadSetting


def _ids(value: Any) -> Any:
    """A comma- or space-separated list of Telegram ids; empty is nobody."""
    if isinstance(value, str):
        parts = value.replace(",", " ").split()
        wrong = next((p for p in parts if not p.lstrip("-").isdigit()), None)
        if wrong is not None:
            msg = f"{wrong!r} is not a Telegram id: numbers separated by commas are expected, e.g. 12345,67890"
            raise ValueError(msg)
        return frozenset(int(p) for p in parts)
    return value


class Settings(BaseSettings):
    """What can be set. The environment wins over `.env`; an empty value counts as not set."""

    model_config = SettingsConfigDict(
        env_prefix="TENIRBON_",
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    data_dir: Path = Field(Path("~/.tenirbon"), description="The folder for the database, the index and the caches.")
    knowledge_dir: Path | None = Field(None, description="Your company's pack; empty: the demo company.")
    database_url: str = Field("", description="SQLAlchemy URL; empty: SQLite in the data folder.")
    company_language: Literal["fr", "en"] = Field("fr", description="The language for people who never chose one.")
    signature: str = Field("", description="Closes an e-mail, e.g. your name and company.")

    embedder: str = Field(
        "bundled", description="`bundled`, or `sentence-transformers:NAME` (needs the extra of that name)."
    )
    embedder_device: str = Field("", description="Where sentence-transformers runs: cpu, cuda, mps; empty: the best.")
    embedder_batch: int = Field(32, ge=1, le=4096, description="Texts a sentence-transformers model takes at once.")
    reranker: str = Field(
        "", description="A cross-encoder of sentence-transformers that orders the best passages again; empty: none."
    )
    chroma_url: str = Field("", description="A Chroma server, e.g. http://127.0.0.1:8000; empty: in this process.")
    model: str = Field(
        "", description="A language model as `provider:model` through LangChain, e.g. openai:gpt-4.1-mini; empty: none."
    )
    model_base_url: str = Field("", description="An OpenAI-compatible URL, for a local server.")
    model_api_key: SecretStr = Field(SecretStr(""), description="The key of the model's provider.")
    model_timeout_seconds: float = Field(20.0, gt=0, le=600, description="After this the composer's draft is given.")
    model_mask: bool = Field(
        False,
        description="`true`: a language model is shown marks for clients' names, addresses and numbers.",
    )
    model_sees: bool = Field(
        False,
        description="`true`: the model sees pictures, and reads the text in those that are sent to the Telegram bot.",
    )

    telegram_token: SecretStr = Field(SecretStr(""), description="The bot's token from BotFather.")
    telegram_allowed_ids: Annotated[frozenset[int], NoDecode, BeforeValidator(_ids)] = Field(
        frozenset(), description="Telegram ids that may use the bot, separated by commas."
    )
    telegram_admin_ids: Annotated[frozenset[int], NoDecode, BeforeValidator(_ids)] = Field(
        frozenset(), description="Telegram ids of administrators; empty: a one-time code is printed at the first start."
    )
    telegram_per_minute: int = Field(30, ge=1, le=10_000, description="Messages of one person answered in a minute.")
    telegram_webhook_url: str = Field(
        "",
        description="The public https address for `tenirbon serve --webhook`, e.g. https://bot.example.org/telegram.",
    )
    telegram_webhook_host: str = Field("127.0.0.1", description="Where the webhook listens, behind a TLS proxy.")
    telegram_webhook_port: int = Field(8080, ge=1, le=65535, description="The port it listens on.")
    telegram_api_url: str = Field("https://api.telegram.org", description="The Bot API server.")

    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="How much is logged.")

    @field_validator("model_sees")
    @classmethod
    def _can_see(cls, value: bool, info: ValidationInfo) -> bool:  # noqa: FBT001 - the form of a validator
        """A picture needs a model; one that names are hidden from is shown none, since none can be hidden there."""
        if value and not info.data.get("model"):
            raise ValueError("no model is named that would see: set TENIRBON_MODEL too")
        if value and info.data.get("model_mask"):
            raise ValueError("names in a picture cannot be masked: unset it, or TENIRBON_MODEL_MASK")
        return value


def load_settings(**overrides: Any) -> Settings:
    """The settings in force; raises BadSetting naming each wrong one, why, and what is allowed.

    `overrides` are those given on the command line; None leaves a setting as it is.
    """
    try:
        return Settings(**{k: v for k, v in overrides.items() if v is not None})
    except ValidationError as error:
        lines = [_explain(dict(e)) for e in error.errors(include_url=False, include_input=False)]
        raise BadSetting("\n".join(lines)) from None


def _explain(error: dict[str, Any]) -> str:
    name = str(error["loc"][0]) if error["loc"] else "?"
    field = Settings.model_fields.get(name)
    allowed = f" ({field.description})" if field is not None and field.description else ""
    return f"TENIRBON_{name.upper()}: {_reason(error)}.{allowed}"


_PLAIN = {
    "int_parsing": "a whole number is expected",
    "int_from_float": "a whole number is expected",
    "float_parsing": "a number is expected",
    "bool_parsing": "true or false is expected",
    "literal_error": "{expected} is expected",
    "greater_than": "a number above {gt:g} is expected",
    "greater_than_equal": "a number from {ge:g} on is expected",
    "less_than": "a number below {lt:g} is expected",
    "less_than_equal": "a number up to {le:g} is expected",
}


def _reason(error: dict[str, Any]) -> str:
    """What is wrong, in plain words; the value is not repeated, since it may be a secret."""
    said = _PLAIN.get(error["type"])
    return said.format_map(error.get("ctx", {})) if said else str(error["msg"]).removeprefix("Value error, ")


_PREFIX = "TENIRBON_"


def misspelt() -> tuple[str, ...]:
    """A line for each name of the environment and of `.env` that begins as a setting's and is none."""
    from dotenv import dotenv_values

    known = {f"{_PREFIX}{name.upper()}" for name in Settings.model_fields}
    set_here = {*os.environ, *dotenv_values(".env", encoding="utf-8")}
    return tuple(
        _unknown(n, known) for n in sorted(set_here) if n.upper().startswith(_PREFIX) and n.upper() not in known
    )


def _unknown(name: str, known: set[str]) -> str:
    near = get_close_matches(name.upper(), known, 1, 0.8)
    return f"{name} is no setting" + (f"; did you mean {near[0]}?" if near else "; .env.example lists them")


def describe_settings() -> str:
    """The text of `.env.example`: every setting with its default and what it is for."""
    lines = ["# Every setting with its default. Copy to .env and change what you need.", ""]
    for name, field in Settings.model_fields.items():
        default = field.get_default()
        shown = default.get_secret_value() if isinstance(default, SecretStr) else default
        shown = "" if shown is None or shown == frozenset() else shown
        lines += [f"# {field.description}", f"TENIRBON_{name.upper()}={shown}", ""]
    return "\n".join(lines)
