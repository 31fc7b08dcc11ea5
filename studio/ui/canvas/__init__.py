"""The canvas: a picture of one definition of the document, and the hands that edit it."""
