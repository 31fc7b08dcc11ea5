"""The document: values, pure edits, analysis and the lowering to text. Knows no layer by name."""
