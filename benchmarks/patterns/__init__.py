"""Every regular expression of the package, and which of them may take more than linear time.

``collect`` finds them, ``positions`` turns one into an automaton, ``ambiguity`` looks in that for what makes
backtracking super-linear. ``python -m benchmarks.patterns`` lists what it finds.
"""
