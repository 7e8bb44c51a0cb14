"""Gunicorn's configuration, on one machine and in the server shape: gunicorn -c python:foitracker.web_server"""

from foitracker import env
from foitracker.garbage import settle

wsgi_app = "foitracker.wsgi:application"
bind = env.text("WEB_BIND", "127.0.0.1:8000")
workers = env.number("WEB_WORKERS", 1)
worker_class = "foitracker.web_worker.PatientNoLonger"
threads = env.number("WEB_THREADS", 24)
worker_connections = 500
timeout = 60
graceful_timeout = 20
keepalive = 5
backlog = 256
limit_request_line = 4094
limit_request_fields = 60
limit_request_field_size = 8190
loglevel = "warning"
logger_class = "foitracker.web_worker.DiscreetLog"
control_socket_disable = True
worker_tmp_dir = env.text("WEB_TMP") or None  # in memory where the root is read-only


def post_worker_init(worker: object) -> None:
    """Each worker, before it serves: nobody waits for what only the first view needs, and what is loaded then is
    looked through for garbage no more."""
    from foitracker.loading import load_pages  # needs the settings, which the application has loaded

    load_pages()
    settle()
