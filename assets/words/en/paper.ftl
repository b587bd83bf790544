### What is said of pictures, and of PDF files that are read.

## Logos

logo-unknown = this is not a PNG, JPEG or SVG picture; save the logo as one of these
logo-broken = the picture is damaged or incomplete; save it again and choose the new file
logo-too-large = the picture has too many dots; save it with at most { $most } dots a side
logo-intricate = the drawing is too intricate; save it as a PNG picture
logo-text = the drawing holds text, which looks different without its font; turn text into paths, or save it as a PNG picture
logo-picture = the drawing holds a picture or needs another file; save it as a PNG picture
logo-empty = the picture shows nothing; choose one with visible parts
