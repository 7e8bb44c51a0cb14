"""How a room declares its tasks: loading this loads the site's Celery application, so that they find their broker.

Most commands ask for no task and are spared it. The settings name the application, since rooms import no wiring.
"""

from celery import current_app, shared_task
from django.conf import settings
from django.utils.module_loading import import_string

import_string(settings.TASK_APPLICATION)

__all__ = ["current_app", "shared_task"]
