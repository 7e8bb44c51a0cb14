from reporting.models.publication import Publication

__all__ = ["Publication"]
