"""Coverage-guided fuzzing with atheris: ``python -m fuzz TARGET --seconds 600``.

A target is a module with a function ``check(data: bytes)`` that raises where a promise is broken, and a
folder ``seeds/TARGET`` of small inputs. What is found becomes a named case beside the component's tests.
"""
