"""Live plots: lean painted widgets of numpy and Qt. They know nothing of documents or training."""
