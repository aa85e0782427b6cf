"""`manage.py bench_mail` itself, at a tiny size, where there is a real PostgreSQL and a real Redis."""

import json
import os
import shutil
import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from secretariat.management.commands import bench_mail
from tests.faults.test_mail_worker_killed import database_url

pytestmark = [pytest.mark.fault, pytest.mark.slow]
TOOLS = f"{os.environ.get('PATH', '')}:/usr/sbin"
GOOD = {
    "share": 0.6,
    "worker_peak_mb": 150,
    "slow_rate": 1000,
    "lost": 0,
    "repeated_per_kill": 5,
    "kills": 20,
}


@pytest.mark.parametrize(
    ("worse", "failed"), [({}, []), ({"slow_rate": 999}, ["slow_rate"]), ({"lost": 1, "kills": 99}, ["lost"])]
)
def test_a_missed_bar_fails_where_it_is_to_count(monkeypatch, worse, failed):
    """The judgement on numbers that are given: they are measured below."""
    monkeypatch.setattr(bench_mail.Command, "_require", lambda self: None)
    monkeypatch.setattr(bench_mail.Command, "_measure", lambda self, **options: GOOD | worse)
    said = StringIO()
    call_command("bench_mail", stdout=said)
    assert said.getvalue().count("MISSED") == len(failed)
    if failed:
        with pytest.raises(CommandError, match=f"bars missed: {', '.join(failed)}$"):
            call_command("bench_mail", "--strict", stdout=said)
    else:
        call_command("bench_mail", "--strict", stdout=said)
    assert json.loads(said.getvalue().splitlines()[-1]) == GOOD | worse


@pytest.mark.django_db(transaction=True)
@pytest.mark.timeout(300)
def test_the_measurements_run_and_lose_nothing(tmp_path):
    if connection.vendor != "postgresql" or not settings.REDIS_URL:
        pytest.skip("needs PostgreSQL and Redis: the embedded leg has neither")
    if not shutil.which("smtp-sink", path=TOOLS):
        pytest.skip("needs Postfix's smtp-sink: Debian's package postfix")
    env = {
        **os.environ,
        "DATABASE_URL": database_url(),
        "SECRET_KEY": settings.SECRET_KEY,
        "VAR_DIR": str(tmp_path),
        "PYTHONWARNINGS": "ignore",
    }
    command = [
        sys.executable,
        "manage.py",
        "bench_mail",
        "--recipients",
        "400",
        "--kills",
        "2",
        "--freeze",
        "500",
    ]
    ran = subprocess.run(command, env=env, cwd=settings.BASE_DIR, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr[-2000:]
    found = json.loads(ran.stdout.splitlines()[-1])
    assert (found["recipients"], found["outcomes"], found["lost"]) == (400, {"sent": 400}, 0)
    assert (found["slow_lost"], found["slow_repeated"], found["freeze_readers"]) == (0, 0, 500)
    assert found["share"] > 0
    assert found["repeated"] <= 10 * max(found["kills"], 1)
