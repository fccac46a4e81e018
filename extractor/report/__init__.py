"""Pages for people: why a record says what it says, an article in colours, a report of many."""
