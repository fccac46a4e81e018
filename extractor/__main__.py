"""``python -m extractor``: the same command line."""

from extractor.cli import main

if __name__ == "__main__":
    main()
