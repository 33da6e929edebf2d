# Everything is one step: the environment is made, or made current, by whichever comes first.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 8))' 2>/dev/null && echo $$p && break; done)
NONE = Vis-à-vis needs Python 3.11, 3.12, 3.13 or 3.14, and found none here. Install one, then try again
ARGS ?=

.PHONY: run test lint check bench soak format lock translations clean
run test lint check bench soak format lock translations clean:
	@$(or $(PYTHON),$(error $(NONE))) packaging/bootstrap.py $@ $(ARGS)
