from reporting.models.kept_edition import KeptEdition, KeptPart
from reporting.models.publication import Proposal, Publication, PublishingRules

__all__ = ["KeptEdition", "KeptPart", "Proposal", "Publication", "PublishingRules"]
