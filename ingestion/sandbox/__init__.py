"""Each document is read in a process of its own, that can do nothing but read it and answer.

A return comes from outside, and the libraries that open it are large. So the worker never opens one: it hands it to
a process with limits on memory, processor time, files and output, no network and no files but the document and a
scratch folder, and stops it from outside when its time is over. What comes back is checked data. The next document gets
a new process.
"""

from ingestion.sandbox.limits import Limits
from ingestion.sandbox.supervision import gaps, prepare, protections, read_in_sandbox

__all__ = ["Limits", "gaps", "prepare", "protections", "read_in_sandbox"]
