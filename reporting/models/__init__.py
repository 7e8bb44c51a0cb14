from reporting.models.publication import Proposal, Publication, PublishingRules

__all__ = ["Proposal", "Publication", "PublishingRules"]
