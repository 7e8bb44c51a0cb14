"""Files that people hand in: one or more over a real file input."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """One or more files over a real file input; too large or empty ones are named."""

    widget = SeveralFilesInput(attrs={"data-lists": "chosen-files"})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data]
        files = [file for file in files if file]
        if not files and self.required:
            raise forms.ValidationError("Choose at least one file.")
        for file in files:
            if file.size > settings.UPLOAD_LIMIT_BYTES:
                raise forms.ValidationError(
                    f"{file.name} is larger than {settings.UPLOAD_LIMIT_BYTES // 2**20} MB. Send it in parts, or ask "
                    "the force for a smaller one."
                )
        return files
