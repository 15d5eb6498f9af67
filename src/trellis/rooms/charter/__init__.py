"""What the school says about itself: its vision."""
