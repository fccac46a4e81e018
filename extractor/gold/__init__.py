"""Gold files: loading, checking, and the inline notation in which people write them."""
