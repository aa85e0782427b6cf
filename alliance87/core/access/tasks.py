"""Background work of access."""

from alliance87.core import jobs
from alliance87.core.access.domain.recovery import expire_recoveries


@jobs.handler("access.expire_recoveries")
def run_expire_recoveries(data: jobs.Data) -> None:
    expire_recoveries()


jobs.define_periodic("access.expire_recoveries", every=60 * 60)
