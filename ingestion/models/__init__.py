from ingestion.models.document import Document
from ingestion.models.extraction import Extraction
from ingestion.models.finding import DocumentFinding
from ingestion.models.heartbeat import Heartbeat
from ingestion.models.layout import LabelProposal, LayoutProfile, TableOutline, VocabularyDecision
from ingestion.models.record import OffenceRecord
from ingestion.models.text import DocumentText

__all__ = [
    "Document",
    "DocumentFinding",
    "DocumentText",
    "Extraction",
    "Heartbeat",
    "LabelProposal",
    "LayoutProfile",
    "OffenceRecord",
    "TableOutline",
    "VocabularyDecision",
]
