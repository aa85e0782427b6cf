"""Structured logs: one JSON object a line, tied to the request, without personal data."""

import logging
from contextvars import ContextVar
from typing import Any

from pythonjsonlogger.json import JsonFormatter

request_id: ContextVar[str] = ContextVar("request_id", default="")
PERSONAL = {"email", "name", "password", "ip", "address", "to", "username", "request"}


class RequestIdFilter(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get()
        return True


class PortalJsonFormatter(JsonFormatter):
    """Drops the extra fields that could name a person."""

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in log_data.items() if key not in PERSONAL}
