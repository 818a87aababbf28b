"""What leaves the desk: the only place of ReportLab."""
