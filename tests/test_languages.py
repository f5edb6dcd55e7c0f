"""Articles that are not in English: said to be unread, shown whole, and nothing made of them."""

import json
import re
from pathlib import Path

import pytest

from generator.build import build

GERMAN = """Hafen nach neun Wochen Streik geschlossen

Aaville, 17. Mai 2031 – Der Hafen von Aaville ist am Montag geschlossen worden.

„Wir gehen nicht zurück“, sagte Bo Ek, der Gewerkschafter. „Sie haben uns belogen.“

Ann Lee, die Bürgermeisterin, bestritt, dass die Stadt gelogen habe. Es seien 300 Beteiligte.

Die Gewerkschaft sprach dagegen von 500 Beteiligten und warf der Stadt vor, die Zahlen zu fälschen.
"""
FRENCH = """Le port ferme après neuf semaines de grève

Le port d'Aaville a été fermé lundi 17 mai 2031 après une grève, a annoncé la mairie.

« Nous ne reviendrons pas », a déclaré Bo Ek, le chef du syndicat. « Ils ont menti deux fois. »

La maire, Ann Lee, a nié que la ville ait manqué à sa parole et a parlé de 300 participants.

Le syndicat a parlé de 500 participants et a accusé la ville de falsifier les chiffres.
"""
CHINESE = """罢工九周后港口关闭

阿维尔港口在持续九周的罢工之后于2031年5月17日星期一关闭。市政府表示，谈判没有取得任何结果。

“我们不会回去，”码头工人工会主席波·埃克说。“他们骗了我们两次。”

市长安·李否认市政府违背诺言，并称有300人参加了罢工。

工会则称有500人参加，并指责市政府伪造数字。港口的船只在星期一晚上停在港外。
"""
ENGLISH = """Dockers shut Aaville's harbour

Aaville's harbour was shut on Monday when dockers went on strike for a tenth week.

“Nobody lied to anybody,” said Ann Lee, the mayor of Aaville, on Monday.
"""
SAMPLES = {"german": GERMAN, "french": FRENCH, "chinese": CHINESE}
MADE = ("disputes", "quotations", "denials", "agreed", "updates", "timeline", "not_known")
"""Lists of a story's data that say something of who said what, when, and against whom."""


def data_of(folder: Path, reports: dict[str, str], entry: str = "") -> dict[str, dict[str, object]]:
    """Every file of data of a digest with the reports in one story."""
    seeds = folder / "seeds"
    seeds.mkdir()
    lines = ["articles:"]
    for name, text in reports.items():
        (seeds / f"{name}.txt").write_text(text, encoding="utf-8")
        lines.append(f"  - {{file: {name}.txt, outlet: {name}, story: quay{entry}}}")
    (seeds / "index.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    build(seeds, folder / "docs", jobs=1)
    return {
        path.relative_to(folder / "docs").as_posix(): json.loads(path.read_text(encoding="utf-8"))
        for path in (folder / "docs/data").rglob("*.json")
    }


@pytest.mark.parametrize("language", SAMPLES)
def test_of_an_article_alone_nothing_is_made(language: str, tmp_path: Path) -> None:
    data = data_of(tmp_path, {language: SAMPLES[language]})
    story = data["data/stories/quay.json"]
    assert {key: story[key] for key in MADE if story.get(key)} == {}
    assert data["data/names.json"] == [[language, f"outlets/{language}/", "outlets", "1 report"]]
    page = (tmp_path / "docs/stories/quay.md").read_text(encoding="utf-8")
    assert re.search(r"Not English.*nothing there is understood", page)
    assert "not read: not in English" in page
    assert "<time" not in re.sub(r"<nav.*?</nav>|<dl.*?</dl>", "", page, flags=re.DOTALL)


@pytest.mark.parametrize("language", SAMPLES)
def test_beside_an_english_one_it_adds_nothing_but_itself(language: str, tmp_path: Path) -> None:
    data = data_of(tmp_path, {"english": ENGLISH, language: SAMPLES[language]})
    story = data["data/stories/quay.json"]
    made = json.dumps({key: story[key] for key in (*MADE, "single")}, ensure_ascii=False)
    sources = set(re.findall(r'"source": (\d+)', made))
    assert sources <= {"1"}
    assert "Ann Lee" in made
    assert "Bo Ek" not in made


@pytest.mark.parametrize("language", SAMPLES)
def test_what_is_shown_of_it_are_whole_passages(language: str, tmp_path: Path) -> None:
    data = data_of(tmp_path, {language: SAMPLES[language]})
    whole = [part.strip() for part in SAMPLES[language].split("\n\n")]
    article = data[f"data/articles/{language}.json"]
    shown = [str(passage["text"]) for passage in article["passages"]]  # type: ignore[index, attr-defined]
    assert shown
    one_line = [" ".join(paragraph.split()) for paragraph in whole]
    parts = [" ".join(part.split()) for text in shown for part in text.split("\n\n")]
    assert [part for part in parts if part not in one_line] == []
    page = (tmp_path / f"docs/sources/{language}.md").read_text(encoding="utf-8")
    assert "not in English: the program does not read it" in page
