"""`python -m thorbecke`: the command line."""

from thorbecke.cli import main

main()
