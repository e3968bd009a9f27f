"""Defaults shared by the command line and the library."""

#: Width of the beam search. Of 400 newstest sentences, 8 beams took 1.7 times as long as 4 for 0.4 chrF more.
BEAMS = 8
#: Time limit of a document in seconds. The longest accepted article, 150,000 words, takes ten minutes on one slow core.
DOCUMENT_TIMEOUT = 1800.0
