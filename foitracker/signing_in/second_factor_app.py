"""The second factor's rows (django-allauth's), whose sign-up and sign-in flows no command has to load to start."""

from allauth.mfa.apps import MFAConfig

from requests_app.lazy import LazyFunction


class SecondFactorRows(MFAConfig):
    def ready(self) -> None:
        """As allauth's, but for what it says of an address that is added: that is loaded when one is."""
        from allauth.account import signals
        from allauth.mfa import checks  # noqa: F401 - they register themselves

        signals._add_email.connect(LazyFunction("allauth.mfa.signals:on_add_email"), weak=False)
