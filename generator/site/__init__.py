"""The built site: search, cards, and the old site replaced by the new one in one step.

MkDocs does the building; what stands here is switched on by one line under `hooks:` in mkdocs.yml.
"""
