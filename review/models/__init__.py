from review.models.claim import Claim
from review.models.correction import Correction
from review.models.dry_run import DryRun
from review.models.enquiry import Enquiry
from review.models.force_return import ForceReturn
from review.models.kept_across import KeptAcross
from review.models.kept_judgement import KeptJudgement
from review.models.kept_standing import KeptStanding
from review.models.resolution import Resolution
from review.models.second_reading import SamplePlan, SecondReading
from review.models.set_aside import SetAside
from review.models.sign_off import SignOff

__all__ = [
    "Claim",
    "Correction",
    "DryRun",
    "Enquiry",
    "ForceReturn",
    "KeptAcross",
    "KeptJudgement",
    "KeptStanding",
    "Resolution",
    "SamplePlan",
    "SecondReading",
    "SetAside",
    "SignOff",
]
