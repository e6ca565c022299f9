"""What a PDF says of itself to programs (XMP): its title, its language, and that it follows PDF/UA-1."""

from __future__ import annotations

from xml.sax.saxutils import escape

from facilitator_app.charts.scripts import clean

LANGUAGE = "en-GB"
"""The language of the program's own words."""


def file_words(title: str, language: str = LANGUAGE) -> bytes:
    """The block of XMP that stands in the file."""
    title = clean(title)  # no letter that XML may not hold
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>"
        '<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()
