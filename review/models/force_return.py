"""A force's return, for the admin desk."""

from requests_app.models import FoiRequest


class ForceReturn(FoiRequest):
    """A request seen as the return it brought. Its state and findings are worked out, never stored."""

    class Meta:
        proxy = True
        ordering = ["force__name"]
        verbose_name = "return"
        verbose_name_plural = "returns to judge: missing and inconsistent"
