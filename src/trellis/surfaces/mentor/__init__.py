"""The pages of mentors: whom they accompany, what they offer, and their words to a piece that was shown to them."""
