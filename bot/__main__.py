"""`python -m bot` is `ally`."""

from bot.cli import main

if __name__ == "__main__":
    main()
