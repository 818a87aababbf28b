"""Qt, and then `import` as it was before the module that gives `from __feature__ import ...`.

No module here writes Qt's other spelling. For those that do, PySide puts a function of its own in
the place of `import`: it reads the source of every module that is imported from then on, and the
source is kept (`linecache`). That is a tenth of a second until the desk is open, and 22 MB.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 (puts it there)

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
