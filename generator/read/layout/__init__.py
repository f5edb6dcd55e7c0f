"""The parts of a bare text: headline, byline, dateline, paragraphs, and what is no report."""
