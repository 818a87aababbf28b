"""The letters of a case: drafted from confirmed facts, edited, kept in versions, taken out."""
