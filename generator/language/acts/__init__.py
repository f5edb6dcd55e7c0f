"""Acts of dispute in a parsed sentence: who denies, accuses, opposes or answers, and what."""
