"""Reference pictures of every view; `python -m tests.pictures.renew` draws them anew."""
