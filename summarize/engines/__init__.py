"""Engines: running a model's weights. MarianMT and writers, each on CTranslate2 and on transformers."""
