"""Points that words of dispute show: the rules, what they answer, and those of one thing joined."""
