"""However an element leaves a page, the tracker sees what an observer of the page would see."""

from __future__ import annotations

import json
from pathlib import Path
from types import NoneType
from typing import Final

from check.embedded import CheckedPage
from check.target import target_named
from check.tracker import read

# `card` is the element; it has an `<li class=N>` with a `<b class=N>` in it.
_OFTEN: Final = (
    "card.remove()",
    "card.parentNode.removeChild(card)",
    "card.remove(); card.firstChild.remove()",
    "const li = card.firstChild; card.remove(); li.remove(); li.firstChild.remove()",
    "document.body.append(card)",
    "document.createElement('div').appendChild(card)",
    "document.createElement('div').insertBefore(card, null)",
    "document.createDocumentFragment().append(card, 'text')",
    "new DocumentFragment().prepend(card.firstChild)",
    "document.createElement('template').content.replaceChildren(card)",
    "card.replaceWith('text')",
    "card.parentNode.replaceChild(new Text('text'), card)",
    "card.replaceChildren()",
    "card.textContent = ''",
    "card.innerHTML = '<i></i>'",
    "const fresh = document.createElement('p'); fresh.innerHTML = '<i></i>'; fresh.innerHTML = ''",
)
_SELDOM: Final = (
    "card.outerHTML = '<i></i>'",
    "card.innerText = 'text'",
    "card.setHTMLUnsafe('<i></i>')",
    "document.createElement('div').insertAdjacentElement('beforeend', card)",
    "document.implementation.createHTMLDocument('').adoptNode(card)",
    "const range = new Range(); range.selectNode(card); range.deleteContents()",
    "const range = new Range(); range.selectNodeContents(card); range.extractContents()",
    "getSelection().selectAllChildren(card); getSelection().deleteFromDocument()",
    (
        "card.contentEditable = 'true'; card.focus(); getSelection().selectAllChildren(card);"
        " document.execCommand('delete')"
    ),
)
_PAGE: Final = """<!doctype html><meta charset=utf-8><body>
<script>
const kept = []
function seenBy(at, way) {
  const card = document.createElement('ul')
  card.innerHTML = `<li class="n${at}"><b class="n${at}"></b></li>`
  card.className = `n${at}`
  document.body.append(card)
  kept.push(card, ...card.querySelectorAll('*'))
  const observer = new MutationObserver(() => undefined)
  observer.observe(document, { childList: true, subtree: true })
  new Function('card', way)(card)
  const removed = new Set(observer.takeRecords().flatMap((each) => [...each.removedNodes]))
  observer.disconnect()
  const out = [...removed].filter((each) => kept.includes(each) && !each.isConnected)
  return out.map((each) => `<${each.localName} class="${each.className}">`)
}
class UserCard extends HTMLElement {
  connectedCallback() { window.addEventListener('resize', () => this) }
}
customElements.define('user-card', UserCard)
function showCard() { document.body.appendChild(document.createElement('user-card')) }
</script>"""


async def test_what_leaves_the_page(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(_PAGE, "utf-8")
    async with CheckedPage(target_named(str(file))) as page:
        # Or it would all be seen by an observer of the tracker's.
        replaced = "Object.hasOwn(Node.prototype.removeChild, 'toString')"
        assert await page.session.evaluate(replaced, result=bool)
        expected: list[str] = []
        for at, way in enumerate(_OFTEN + _SELDOM):
            call = f"seenBy({at}, {json.dumps(way)})"
            expected += await page.session.evaluate(call, result=list[str])
            reading = await read(page.session)
            seen = [each.name for each in reading.elements for _ in range(each.count)]
            assert sorted(n for n in seen if ' class="n' in n) == sorted(expected), way
        assert len(expected) > len(_OFTEN + _SELDOM)


async def test_a_page_that_is_called_back_by_the_browser_is_named_as_a_whole(
    tmp_path: Path,
) -> None:
    file = tmp_path / "page.html"
    file.write_text(_PAGE, "utf-8")
    async with CheckedPage(target_named(str(file))) as page:
        await page.session.evaluate("void showCard()", result=NoneType)
        (row,) = (await read(page.session)).rows
        assert [line.split(" (")[0] for line in row.site.splitlines()[:2]] == [
            "at UserCard.connectedCallback",
            "at showCard",
        ]
