"""The steps of the classifier's shares that readings go by, weakest first, each with what it is sure enough for.

A share says how surely a sentence is heard to say a thing; what a mistake costs chooses the step. A reading whose own
mistakes called for another number keeps it beside itself, with its reason.
"""

UNHEARD = 0.03
"""Below it nothing of the kind is heard: words that sound like it are about something else."""

HARDLY = 0.2
"""Below it a sentence hardly says a thing: nothing is kept for it, and from here on nothing is explained away."""

LIKELY = 0.35
"""From here a sentence says a thing that its own words, or an ask read in them, show besides."""

RATHER = 0.5
"""From here a sentence rather says a thing than not, and is read so where a mistake costs a word too many."""

TOLD = 0.6
"""From here a thing is told by itself, whatever the words: a wrong, a stage, a day that goods are wanted by."""

PLAINLY = 0.8
"""From here a sentence says one thing plainly: what else was read in it is explained by it."""
