"""Writers: from annotations to files and tables."""
