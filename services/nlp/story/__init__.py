"""The text as posted: its story, its sentences, what it is about, whose voice it is."""
