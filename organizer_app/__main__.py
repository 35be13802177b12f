"""Lets `python -m organizer_app` do what `organizer` does."""

from organizer_app.launcher import main

if __name__ == "__main__":
    main()
