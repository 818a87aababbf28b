"""Evidence of a case: files, pictures and notes are kept, opened and compared again."""
