"""Addresses of the judging room."""

from django.urls import path

from review.views import comparison, corrections, desk, dry_run, judged_return, labels, rules, second_reading

urlpatterns = [
    path("review/", desk.desk, name="review-desk"),
    path("review/campaigns/<slug:slug>/", desk.desk, name="review-desk-campaign"),
    path("review/campaigns/<slug:slug>/next/", desk.next_to_judge, name="review-next"),
    path("review/campaigns/<slug:slug>/sign-off/", desk.sign_many, name="review-sign"),
    path("review/campaigns/<slug:slug>/accept/", desk.accept_many, name="review-accept"),
    path("review/campaigns/<slug:slug>/second-reading/", second_reading.page, name="review-second"),
    path("review/campaigns/<slug:slug>/second-reading/share/", second_reading.share, name="review-second-share"),
    path("review/campaigns/<slug:slug>/labels/", labels.labels, name="review-labels"),
    path("review/campaigns/<slug:slug>/labels/<int:pk>/withdraw/", labels.withdraw, name="review-label-withdraw"),
    path("campaigns/<slug:slug>/dry-run/", dry_run.start, name="dry-run-start"),
    path("review/dry-runs/<int:pk>/", dry_run.show, name="dry-run"),
    path("review/rules/", rules.catalogue, name="quality-rules"),
    path("review/rules/trial/", rules.trial, name="rules-trial"),
    path("review/returns/<int:pk>/", judged_return.show, name="return"),
    path("review/returns/<int:pk>/compare/", comparison.compare, name="return-compare"),
    path("review/returns/<int:pk>/figure/", judged_return.figure, name="return-figure"),
    path("review/returns/<int:pk>/sign-off/", judged_return.sign_off, name="return-sign-off"),
    path("review/returns/<int:pk>/withdraw/", judged_return.withdraw, name="return-withdraw"),
    path("review/returns/<int:pk>/accept/", judged_return.accept, name="return-accept"),
    path("review/returns/<int:pk>/ask/", judged_return.ask, name="return-ask"),
    path("review/returns/<int:pk>/ask/answered/", judged_return.answered, name="return-answered"),
    path("review/returns/<int:pk>/settle/", corrections.settle, name="return-settle"),
    path("review/returns/<int:pk>/correct/", corrections.correct, name="return-correct"),
    path(
        "review/returns/<int:pk>/corrections/<int:correction>/withdraw/",
        corrections.withdraw_correction,
        name="correction-withdraw",
    ),
    path(
        "review/returns/<int:pk>/documents/<int:document>/set-aside/",
        corrections.set_aside,
        name="document-set-aside",
    ),
]
