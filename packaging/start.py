"""Where a packed program starts."""

import sys

from tro_desk.__main__ import main

sys.exit(main())
