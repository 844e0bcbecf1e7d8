"""Settings: everything the environment may say, checked at once and explained by name."""

from __future__ import annotations

from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The environment (and a `.env` file) as Ally reads it."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    slack_bot_token: str | None = Field(None, description="the bot's token, xoxb-…, from the app's OAuth page")
    slack_app_token: str | None = Field(None, description="the app-level token, xapp-…, for Socket Mode")
    slack_signing_secret: str | None = Field(None, description="the signing secret, for requests over HTTP")
    slack_api_url: str = Field("https://slack.com/api/", description="where Slack's Web API answers")
    database_url: str = Field("sqlite:///ally.db", description="the database: sqlite:///… or postgresql+psycopg://…")
    ally_host: str = Field("127.0.0.1", description="the address `ally serve` listens on")
    ally_port: int = Field(3000, ge=0, le=65535, description="the port `ally serve` listens on")
    ally_schedule: Literal["on", "off"] = Field("on", description="whether `ally serve` runs the schedule itself")
    ally_timezone: str = Field("America/Los_Angeles", description="the time zone of people without one")
    ally_log_format: Literal["text", "json"] = Field("text", description="how log lines look")
    salesforce_url: str | None = Field(None, description="your Salesforce instance, https://….my.salesforce.com")
    salesforce_username: str | None = Field(None, description="the integration user's name")
    salesforce_password: str | None = Field(None, description="the integration user's password")
    salesforce_token: str | None = Field(None, description="the integration user's security token")
    zendesk_subdomain: str | None = Field(None, description="your Zendesk subdomain")
    zendesk_email: str | None = Field(None, description="the Zendesk agent's e-mail")
    zendesk_token: str | None = Field(None, description="the Zendesk API token")
    smtp_url: str | None = Field(
        None, description="the mail server, smtp://user:password@host:587; without it texts are given to copy"
    )

    @field_validator("ally_timezone")
    @classmethod
    def _is_a_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError("is not an IANA time zone such as Europe/Berlin") from error
        return name

    @field_validator("slack_api_url")
    @classmethod
    def _ends_with_a_slash(cls, url: str) -> str:
        if not url.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return url if url.endswith("/") else f"{url}/"

    @field_validator("database_url")
    @classmethod
    def _is_a_known_database(cls, url: str) -> str:
        if url.startswith(("postgres://", "postgresql://")):
            return "postgresql+psycopg://" + url.partition("://")[2]
        if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise ValueError("must begin with sqlite:/// or postgresql+psycopg://")
        return url

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.ally_timezone)


def missing_for_slack(settings: Settings) -> list[str]:
    """What `ally serve` still needs, a sentence each."""
    needed = ["slack_bot_token"]
    if not settings.slack_app_token:
        needed.append("slack_signing_secret")
    return [
        f"{name.upper()} is missing: {Settings.model_fields[name].description}"
        for name in needed
        if not getattr(settings, name)
    ]


def faults(error: ValidationError) -> list[str]:
    """Every malformed setting by name, with what it is for."""
    said = []
    for fault in error.errors():
        name = str(fault["loc"][0])
        field = Settings.model_fields.get(name)
        purpose = f" ({field.description})" if field else ""
        said.append(f"{name.upper()}: {fault['msg'].removeprefix('Value error, ')}{purpose}")
    return said
