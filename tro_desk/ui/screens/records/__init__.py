"""The seller's own records of a case: contacts, offers, lawyers, tasks and the like."""
