# One image for web, worker and beat: docker-compose.yml says which it is.
FROM python:3.11-slim-bookworm

# bubblewrap and LibreOffice are optional at run time: without them the reader says what it cannot do.
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        bubblewrap fonts-dejavu-core libreoffice-writer-nogui tesseract-ocr \
    && rm -rf /var/lib/apt/lists/*

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 FOITRACKER_DATA=/var/lib/foitracker STATIC_COLLECTED=1
WORKDIR /srv/foitracker

# All of it, or with --build-arg LEAN=1 what is left without reading pictures of pages.
ARG LEAN=
COPY requirements.txt requirements-lean.txt ./
RUN if [ -n "$LEAN" ]; then cp requirements-lean.txt requirements.txt; fi \
    && pip install --no-cache-dir --require-hashes -r requirements.txt

# Compiled here: nothing may be written where it runs, and every process would compile all it loads.
COPY . .
RUN useradd --system --uid 10001 --user-group --create-home foitracker \
    && mkdir -p /var/lib/foitracker /var/backups/foitracker \
    && chown foitracker:foitracker /var/lib/foitracker /var/backups/foitracker \
    && SECRET_KEY=building DATABASE_URL=postgresql://unused REDIS_URL=redis://unused \
        python manage.py collectstatic --noinput \
    && python -m compileall -q --invalidation-mode unchecked-hash foitracker requests_app ingestion review reporting
USER 10001:10001

EXPOSE 8000
CMD ["gunicorn", "-c", "python:foitracker.web_server"]
