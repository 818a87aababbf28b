"""Text, tables and pages as the papers draw them, on top of ReportLab; knows nothing of a case."""
