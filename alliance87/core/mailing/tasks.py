"""What the queue runs: primitives in, the engine called, nothing else."""

from typing import Any

from alliance87.core import jobs
from alliance87.core.mailing.domain.forget import forget_old_addresses
from alliance87.core.mailing.domain.inbound import read_inbound
from alliance87.core.mailing.domain.schedule import schedule_lane
from alliance87.core.mailing.domain.sweep import sweep
from alliance87.core.mailing.engine import work

SECONDS = 10.0  # then others' mail gets its turn: a password is not reset behind a newsletter


@jobs.handler("mailing.send_batch")
def send_batch(data: dict[str, Any]) -> None:
    if work(data["mailing"], seconds=SECONDS):
        schedule_lane(data["mailing"], data["lane"])


@jobs.handler("mailing.sweep")
def run_sweep(data: dict[str, Any]) -> None:
    sweep()


jobs.define_periodic("mailing.sweep", every=60)


@jobs.handler("mailing.forget")
def run_forget(data: dict[str, Any]) -> None:
    forget_old_addresses()


jobs.define_periodic("mailing.forget", every=86_400)


@jobs.handler("mailing.read_inbound")
def run_inbound(data: dict[str, Any]) -> None:
    read_inbound()


jobs.define_periodic("mailing.read_inbound", every=300)
