"""Background work of uploads."""

from alliance87.core import jobs
from alliance87.core.uploads.domain.sweep import sweep


@jobs.handler("uploads.sweep")
def run_sweep(data: jobs.Data) -> None:
    sweep()


jobs.define_periodic("uploads.sweep", every=24 * 60 * 60)
