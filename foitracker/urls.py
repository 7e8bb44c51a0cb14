"""Every address of the site: each room lists its own."""

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from foitracker.health import health, ready
from foitracker.metrics import metrics
from foitracker.signing_in import joining, passkey_views, views
from foitracker.status_page import status_page

admin.autodiscover()
for model in (EmailAddress, EmailConfirmation, Authenticator):  # kept by signing in, never at the desk
    if admin.site.is_registered(model):
        admin.site.unregister(model)

urlpatterns = [
    path("", include("requests_app.urls")),
    path("", include("ingestion.urls")),
    path("", include("review.urls")),
    path("", include("reporting.urls")),
    path("", include("reporting.api.urls")),
    path("sign-in/", views.SignIn.as_view(), name="sign-in"),
    path("sign-in/code/", views.sign_in_code, name="sign-in-code"),
    path("second-factor/", views.set_up_second_factor, name="second-factor"),
    path("sign-out/", views.SignOut.as_view(), name="sign-out"),
    path("password/", views.ChangePassword.as_view(), name="password-change"),
    path("password/again/", views.prove, name="prove"),
    path("sessions/", views.own_sessions, name="own-sessions"),
    path("sessions/end/", views.end_other_sessions, name="end-other-sessions"),
    path("passkeys/", passkey_views.own_passkeys, name="passkeys"),
    path("passkeys/<int:pk>/remove/", passkey_views.remove_passkey, name="passkey-remove"),
    path("sign-in/passkey/", passkey_views.sign_in_with_passkey, name="sign-in-passkey"),
    path("sign-in/organisation/", joining.sign_in_at_organisation, name="sign-in-organisation"),
    path("sign-in/organisation/back/", joining.back_from_organisation, name="sign-in-organisation-back"),
    path("invitations/", joining.invitations, name="invitations"),
    path("invitations/<int:pk>/withdraw/", joining.withdraw_invitation, name="invitation-withdraw"),
    path("invitation/<str:secret>/", joining.accept_invitation, name="invitation"),
    path("health/", health, name="health"),
    path("ready/", ready, name="ready"),
    path("metrics/", metrics, name="metrics"),
    path("status/", status_page, name="status"),
    # The admin desk has no sign-in and no change of passwords of its own: one entrance, one lock.
    path("admin/login/", views.admin_sign_in, name="admin-sign-in"),
    path(
        "admin/password_change/",
        RedirectView.as_view(pattern_name="password-change", http_method_names=["get", "head"]),
        name="admin-password",
    ),
    path("admin/", admin.site.urls),
]
