"""Import and export, one file a format."""

from studio.exchange import python_folder, onnx_file, safetensors_file  # noqa: I001  (as in the menu)

__all__ = ["onnx_file", "python_folder", "safetensors_file"]
