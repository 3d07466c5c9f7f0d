"""Review: subtitle tracks beside what they break, as a page with pictures and the finished film."""
