"""The type matrix: every column type in every mode, predicted and then proven on the engines."""
