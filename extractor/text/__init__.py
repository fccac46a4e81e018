"""The article as rules see it: one spelling with a way back, sentences, numerals, words, places, tables."""
