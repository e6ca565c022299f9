"""Structure of a PDF for people who hear it: a tree of headings, paragraphs, lists, tables and figures.

reportlab writes no tags. Marked content is put into the page as ``/P <</MCID n>> BDC … EMC``, and the tree that
names each piece is added to the catalogue at the end. Source: ISO 32000-1, 14.7 and 14.8.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from facilitator_app.charts.file_words import file_words
from facilitator_app.charts.page_shapes import digits

_Box = tuple[float, float, float, float]
"""Left, foot, right and top in points."""


@dataclass(eq=False, slots=True)
class Node:
    """One element. ``marks`` and nodes in ``kids`` stand in reading order; a mark is (page from 0, MCID)."""

    tag: str
    kids: list[Node | tuple[int, int]] = field(default_factory=list)
    alt: str = ""
    actual: str = ""
    scope: str = ""
    span: int = 1
    box: _Box | None = None


@dataclass(eq=False, frozen=True, slots=True)
class PageLink:
    """A place on a page (from 0) that leads to another page (from 0), told in ``words``."""

    page: int
    box: _Box
    goal: int
    words: str


class Tagger:
    """Marks content while a canvas draws, and writes the tree when all is drawn."""

    def __init__(self, canvas: Canvas) -> None:
        # reportlab has no public way to its document and to the code of the page.
        self._canvas: Any = canvas
        self._open: list[Node] = [Node("Document")]
        self._marks: list[list[Node]] = [[]]
        self._links: list[tuple[PageLink, Node]] = []
        self._inside = False
        self._added: set[tuple[Node, Node]] = set()

    def _add(self, node: Node) -> None:
        """The node among those of the open one, once."""
        pair = (self._open[-1], node)
        if pair not in self._added:
            self._added.add(pair)
            pair[0].kids.append(node)

    @contextmanager
    def element(self, node: Node) -> Iterator[None]:
        """A node that holds other nodes. Entered again, for a table that goes on over the page, it is not repeated."""
        self._add(node)
        self._open.append(node)
        yield
        self._open.pop()

    @contextmanager
    def content(self, node: Node) -> Iterator[None]:
        """A node with what is drawn here as its content."""
        assert not self._inside, node.tag
        self._add(node)
        marks = self._marks[-1]
        node.kids.append((len(self._marks) - 1, len(marks)))
        self._code(f"/{node.tag} <</MCID {len(marks)}>> BDC")
        marks.append(node)
        self._inside = True
        yield
        self._inside = False
        self._code("EMC")

    @contextmanager
    def link(self, goal: int, words: str, box: _Box) -> Iterator[None]:
        """What is drawn here leads to the page ``goal`` (from 1) when somebody clicks into the box."""
        node = Node("Link")
        with self.element(node):
            yield
        self._links.append((PageLink(len(self._marks) - 1, box, goal - 1, words), node))

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """What is drawn here is decoration, or the head and foot of the page (``Pagination``)."""
        self._code(f"/Artifact <</Type /{kind}>> BDC")
        yield
        self._code("EMC")

    def end_page(self) -> None:
        """Close the page; its content is found through the tree."""
        self._canvas.showPage()
        page = self._canvas._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._marks) - 1
        page.Tabs = pdfdoc.PDFName("S")
        self._marks.append([])

    def finish(self, title: str, language: str) -> None:
        """Write the tree, and what the file says of itself. Call it once, after the last page and before saving."""
        document = self._canvas._doc
        document.Catalog.Metadata = document.Reference(_about(title, language))
        pages = [self._refer(page) for page in document.Pages.pages]
        tree = pdfdoc.PDFDictionary()
        tree_at = self._refer(tree)
        references: dict[int, str] = {}
        # Pages come first in the numbered list of what belongs to which element; links follow.
        links = {id(node): self._annotate(one, len(pages) + n, pages) for n, (one, node) in enumerate(self._links)}
        top = self._write(self._open[0], tree_at, pages, references, links)
        numbers: list[object] = []
        for page, marks in enumerate(self._marks):
            if marks:
                numbers += [page, document.Reference(pdfdoc.PDFArray([references[id(node)] for node in marks]))]
        for number, (_one, node) in enumerate(self._links, len(pages)):
            numbers += [number, references[id(node)]]
        tree["Type"] = pdfdoc.PDFName("StructTreeRoot")
        tree["K"] = top
        tree["ParentTree"] = document.Reference(pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(numbers)}))
        tree["ParentTreeNextKey"] = len(pages) + len(self._links)
        document.Catalog.StructTreeRoot = tree_at
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})

    def _annotate(self, link: PageLink, number: int, pages: Sequence[str]) -> str:
        """The place to click, put on its page."""
        document = self._canvas._doc
        entry = {
            "Type": pdfdoc.PDFName("Annot"), "Subtype": pdfdoc.PDFName("Link"), "Rect": pdfdoc.PDFArray(list(link.box)),
            "Border": pdfdoc.PDFArray([0, 0, 0]), "F": 4, "Contents": pdfdoc.PDFString(link.words), "StructParent": number,
            "Dest": pdfdoc.PDFArray([pages[link.goal], pdfdoc.PDFName("Fit")]), "P": pages[link.page],
        }  # fmt: skip
        reference = document.Reference(pdfdoc.PDFDictionary(entry))
        page = document.Pages.pages[link.page]
        page.Annots = [*(page.Annots or []), reference]
        return str(reference.format(document), "ascii")

    def _write(
        self, node: Node, parent: str, pages: Sequence[str], references: dict[int, str], links: Mapping[int, str]
    ) -> str:
        """Write an element and all that is in it. Returns the reference to it."""
        document = self._canvas._doc
        entry = _Element()
        reference = references[id(node)] = self._refer(entry)
        kids = [
            self._write(kid, reference, pages, references, links)
            if isinstance(kid, Node)
            else f"<</Type /MCR /Pg {pages[kid[0]]} /MCID {kid[1]}>>"
            for kid in node.kids
        ]
        if (link := links.get(id(node))) is not None:
            kids.append(f"<</Type /OBJR /Obj {link}>>")
        words = [
            f"/{key} {_said(text, document)}" for key, text in (("Alt", node.alt), ("ActualText", node.actual)) if text
        ]
        rest = " ".join([*words, *_attributes(node)])
        entry.code = f"<</Type /StructElem /S /{node.tag} /P {parent} /K [{' '.join(kids)}] {rest}>>".encode("latin-1")
        return reference

    def _refer(self, entry: object) -> str:
        """The reference to an entry, as the file has it."""
        document = self._canvas._doc
        return str(document.Reference(entry).format(document), "ascii")

    def _code(self, line: str) -> None:
        self._canvas._code.append(line)


class _Element(pdfdoc.PDFObject):
    """An element as it stands in the file: there are thousands, which reportlab would write entry by entry."""

    code = b""

    def format(self, _document: object) -> bytes:
        """Called by reportlab when the file is written."""
        return self.code


def _said(words: str, document: Any) -> str:
    written: Any = pdfdoc.PDFString(words)
    return str(written.format(document), "latin-1")


def _attributes(node: Node) -> list[str]:
    if node.scope or node.span > 1:
        scope = f" /Scope /{node.scope}" if node.scope else ""
        return [f"/A <</O /Table{scope}{f' /ColSpan {node.span}' if node.span > 1 else ''}>>"]
    if node.box is not None:
        return [f"/A <</O /Layout /Placement /Block /BBox [{' '.join(map(digits, node.box))}]>>"]
    return []


def _about(title: str, language: str) -> pdfdoc.PDFStream:
    stream = pdfdoc.PDFStream(content=file_words(title, language))
    stream.dictionary.dict.update({"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")})
    return stream
