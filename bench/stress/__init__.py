"""Try what people do to a guide and its quizzes at random, and look whether it holds."""
