"""Formats in which people annotate and read gold: one module each, and the conversion between them."""
