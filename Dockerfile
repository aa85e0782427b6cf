# syntax=docker/dockerfile:1
# The portal in one image: web server, worker and beat differ by the command alone.

FROM python:3.12-slim-trixie AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /app
COPY requirements.lock ./
RUN python -m venv /venv && /venv/bin/pip install --require-hashes -r requirements.lock
COPY locale ./locale
RUN /venv/bin/pybabel compile --domain django --directory locale

FROM python:3.12-slim-trixie
# Pango draws the PDF documents; the client programs of PostgreSQL make and restore backups.
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
    fonts-dejavu-core libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 postgresql-client \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --user-group --home-dir /app --shell /usr/sbin/nologin portal \
 && install -d -o portal -g portal /var/lib/portal
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 VAR_DIR=/var/lib/portal
WORKDIR /app
COPY --from=build /venv /venv
COPY --from=build /app/locale ./locale
COPY manage.py ./
COPY alliance87 ./alliance87
COPY partners ./partners
COPY gcm ./gcm
COPY pathfinders ./pathfinders
COPY secretariat ./secretariat
COPY templates ./templates
COPY static ./static
USER portal
VOLUME /var/lib/portal
EXPOSE 8000
# The static files lie in the volume, so they are collected at each start, by the service that migrates.
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "--workers", "3", "--worker-class", "gthread", "--threads", "4", \
     "--worker-tmp-dir", "/dev/shm", "--no-control-socket", "alliance87.wsgi"]
