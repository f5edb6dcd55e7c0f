"""Signs put in plain: the page reads the same, and no word of it becomes markup."""

import html

from hypothesis import example, given
from hypothesis import strategies as st

from generator.render.escape import escape
from generator.site.hook import in_plain


def test_signs_that_html_does_not_read_as_markup_stand_in_plain():
    assert in_plain("At 10&#58;30&#44; &#40;she&#41; said&#46;") == "At 10:30, (she) said."


def test_signs_that_html_reads_as_markup_stay_references():
    assert in_plain("&#60;b&#62; &#38; &#34;x&#34; &#39;y&#39;") == (
        "&#60;b&#62; &#38; &#34;x&#34; &#39;y&#39;"
    )


@given(st.text())
@example("<script>alert('x')</script> &#60; &amp; \n\t\x00")
def test_a_page_reads_the_same(words):
    page = str(escape(words))
    plain = in_plain(page)
    assert html.unescape(plain) == html.unescape(page)
    assert not set(plain) & set("<>\"'")
    assert len(plain) <= len(page)
