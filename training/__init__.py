"""Trains the gates of `generator/learned/`: `make train WHAT=disputes CORPUS=PATH...`.

Needs scikit-learn (requirements-dev.in); the generator itself reads the numbers and no library.
A corpus stays where it is: only numbers are written.
"""
