"""What the answers to a quiz can lead to, worked out before anybody answers.

The analysis knows the model of a quiz. It knows nothing of pages.
"""
