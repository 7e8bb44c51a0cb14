"""Addresses of the reading room."""

from django.urls import path

from ingestion.views import deletion, document, letter_deletion, outline, proposals, retention, upload

urlpatterns = [
    path("documents/", upload.document_list, name="document-list"),
    path("campaigns/<slug:slug>/upload/", upload.upload, name="upload"),
    path("campaigns/<slug:slug>/retention/", retention.retention, name="campaign-retention"),
    path("documents/<int:pk>/", document.document, name="document"),
    path("documents/<int:pk>/file/", document.download, name="document-file"),
    path("documents/<int:pk>/pages/<int:page>.png", document.page_picture, name="document-page"),
    path("documents/<int:pk>/place/", document.place, name="document-place"),
    path("documents/<int:pk>/release/", document.release, name="document-release"),
    path("messages/<int:pk>/delete/", letter_deletion.delete_letter, name="message-delete"),
    path("documents/<int:pk>/delete/", deletion.delete, name="document-delete"),
    path("documents/<int:pk>/stop/", document.stop, name="document-stop"),
    path("documents/<int:pk>/read-again/", document.read_again, name="document-read-again"),
    path("documents/<int:pk>/supersede/", document.supersede, name="document-supersede"),
    path("documents/<int:pk>/teach/", document.teach, name="document-teach"),
    path("documents/<int:pk>/propose/", proposals.propose, name="document-propose"),
    path("documents/proposals/<int:pk>/", proposals.answer, name="document-proposal"),
    path("documents/<int:pk>/outline/", outline.outline, name="document-outline"),
    path("documents/outlines/<int:pk>/withdraw/", outline.withdraw, name="document-outline-withdraw"),
    path("figures/cells/<int:pk>/", document.figure, name="figure"),
]
