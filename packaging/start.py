"""Where a packed program starts, and each process that it starts to read papers in."""

import sys

if sys.argv[1:2] == ["--multiprocessing-fork"] or "-c" in sys.argv:
    # The freezer's own way for such processes. It costs a tenth of a start: the window needs none.
    import multiprocessing
    from importlib import import_module

    import_module("pyi_rth_multiprocessing")
    multiprocessing.freeze_support()

from tro_desk.__main__ import main

sys.exit(main())
