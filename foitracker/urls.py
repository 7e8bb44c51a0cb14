"""Every address of the site: each room lists its own."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from foitracker.health import health, ready

urlpatterns = [
    path("", include("requests_app.urls")),
    path("", include("ingestion.urls")),
    path("", include("review.urls")),
    path("", include("reporting.urls")),
    path("sign-in/", auth.LoginView.as_view(redirect_authenticated_user=True), name="sign-in"),
    path("sign-out/", auth.LogoutView.as_view(), name="sign-out"),
    path("password/", auth.PasswordChangeView.as_view(success_url="/"), name="password-change"),
    path("health/", health, name="health"),
    path("ready/", ready, name="ready"),
    path("admin/", admin.site.urls),
]
