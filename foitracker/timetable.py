"""What the clock starts, and when. Apart from the settings, since every command loads those and this loads Celery."""

from celery.schedules import crontab

from requests_app.schedule import SCHEDULE as ASKING_SCHEDULE

TIMETABLE = {
    "back everything up": {"task": "foitracker.backup", "schedule": crontab(hour=2, minute=30)},
    **ASKING_SCHEDULE,
    "read documents that wait": {"task": "ingestion.sweep_documents", "schedule": 10.0},
    "empty confirmed campaigns": {"task": "ingestion.empty_campaigns", "schedule": crontab(hour=3, minute=10)},
    "work out what changed": {"task": "reporting.keep_results", "schedule": 20.0},
}
