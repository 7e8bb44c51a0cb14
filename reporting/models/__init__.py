from reporting.models.allowed_document import AllowedDocument
from reporting.models.api import ApiCalls, ApiToken
from reporting.models.kept_edition import KeptEdition, KeptPart
from reporting.models.publication import Proposal, Publication, PublishingRules
from reporting.models.told_sentence import ToldSentence

__all__ = [
    "AllowedDocument",
    "ApiCalls",
    "ApiToken",
    "KeptEdition",
    "KeptPart",
    "Proposal",
    "Publication",
    "PublishingRules",
    "ToldSentence",
]
