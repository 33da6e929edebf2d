# Everything is one step: the environment is made, or made current, by whichever comes first.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	command -v $$p && break; done)
ARGS ?=

.PHONY: run test lint check bench soak format lock translations clean
run test lint check bench soak format lock translations clean:
	@$(PYTHON) packaging/bootstrap.py $@ $(ARGS)
