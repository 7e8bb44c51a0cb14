"""The wiring of FOI Tracker: settings, celery, addresses, embedded servers. It holds no domain rule."""

__all__ = ["celery_app"]


def __getattr__(name: str) -> object:
    """Celery finds its application as `foitracker.celery_app`; nobody else pays for importing it."""
    if name == "celery_app":
        from foitracker.celery import app

        return app
    raise AttributeError(name)
