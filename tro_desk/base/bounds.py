"""What a process that opens files of others may take at the most. Windows bounds nothing here: the
parent bounds the time, and the sizes of what is read bound the rest."""

from __future__ import annotations

import contextlib
import sys

if sys.platform == "win32":

    def bound_memory(size: int) -> None:
        """Let this process take at most `size` bytes of address space."""

    def leave_no_core() -> None:
        """Let nothing of what was read lie on the disk when this process falls."""

else:
    import resource

    def bound_memory(size: int) -> None:
        """Let this process take at most `size` bytes of address space."""
        with contextlib.suppress(ValueError, OSError):
            _, hard = resource.getrlimit(resource.RLIMIT_AS)
            soft = size if hard == resource.RLIM_INFINITY else min(size, hard)
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))

    def leave_no_core() -> None:
        """Let nothing of what was read lie on the disk when this process falls."""
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
