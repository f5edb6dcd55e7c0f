"""Words and lines of a text, without a parse: common ones, reporting ones, what a page adds."""
