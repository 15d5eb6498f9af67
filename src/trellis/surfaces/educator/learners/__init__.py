"""One learner, for those who teach them: the whole child, what stands beside their words, what helps."""
