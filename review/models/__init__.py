from review.models.correction import Correction
from review.models.resolution import Resolution
from review.models.sign_off import SignOff

__all__ = ["Correction", "Resolution", "SignOff"]
