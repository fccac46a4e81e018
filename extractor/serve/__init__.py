"""A local web application: a page to correct annotations by hand, and a REST API. Needs the extra ``serve``."""
