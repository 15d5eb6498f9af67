"""One child, for their family: what they learn, their own words, what helps."""
