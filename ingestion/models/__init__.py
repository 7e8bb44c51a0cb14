from ingestion.models.document import Document
from ingestion.models.extraction import Extraction
from ingestion.models.finding import DocumentFinding
from ingestion.models.heartbeat import Heartbeat
from ingestion.models.layout import LabelProposal, LayoutProfile, TableOutline, VocabularyDecision
from ingestion.models.record import OffenceRecord

__all__ = [
    "Document",
    "DocumentFinding",
    "Extraction",
    "Heartbeat",
    "LabelProposal",
    "LayoutProfile",
    "OffenceRecord",
    "TableOutline",
    "VocabularyDecision",
]
