"""Import and export, one file a format."""

from studio.exchange import onnx_file, safetensors_file

__all__ = ["onnx_file", "safetensors_file"]
