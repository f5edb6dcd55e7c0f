"""The built site: pages rendered once, by all cores, and swapped in whole.

MkDocs does the building; what stands here makes it render only what changed. It is switched on by
one line under `hooks:` in mkdocs.yml, and a build without that line gives the same pages.
"""
