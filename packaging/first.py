"""What a packed program does before all else: before Qt, which the freezer itself imports."""

import sys

import pyimod02_importers

if len(sys.argv) == 1:
    # As tro_desk.__main__ does it, but that is not imported yet.
    import gc

    gc.disable()


def _modules(finder, prefix=""):
    """The modules of a folder, for those that ask (the registries): the window asks for none.

    The freezer's way to tell them is imported by then.
    """
    import pkgutil
    from importlib import import_module

    import_module("pyi_rth_pkgutil")
    return pkgutil.iter_importer_modules(finder, prefix)


pyimod02_importers.PyiFrozenFinder.iter_modules = _modules
