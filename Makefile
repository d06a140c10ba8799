# make run: the dashboard with the demo organisation in it. make test: everything. Both set up what they need.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test setup bench lint clean

run: setup
	@$(BIN)/python -m connectors demo
	@$(BIN)/python app.py

test: setup
	@$(BIN)/python -m pytest

bench: setup
	@$(BIN)/python -m benchmarks

setup: $(VENV)/ready

$(VENV)/ready: requirements.txt constraints.txt
	@echo "Setting up a virtual environment in $(VENV) (a minute or two, once)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -c constraints.txt
	@touch $@

clean:
	rm -rf $(VENV)
