"""The errors that mobextract raises. Each message names the thing that failed, says what was expected and what to do."""

from __future__ import annotations

CLEAN, FAILED, USAGE, FAULT = 0, 1, 2, 3
"""Exit statuses of the command line: all done, some article failed, wrong usage or input, a fault of the program or machine."""


class MobextractError(Exception):
    """Base class of all errors raised on purpose by mobextract."""


class PatternError(MobextractError):
    """A pattern file is missing, malformed or holds an unknown key or value; the message names files and keys, all problems of a pack
    together.

    >>> import mobextract
    >>> mobextract.languages("no/such/folder")
    Traceback (most recent call last):
        ...
    mobextract.errors.PatternError: patterns folder no/such/folder does not exist
    """


class UnknownLanguageError(MobextractError):
    """No patterns exist for the requested language; the message lists those that do.

    >>> import mobextract
    >>> mobextract.Extractor("no")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    mobextract.errors.UnknownLanguageError: no patterns for 'no'. Did you mean 'nb'? Available: el, en, ...
    """


class ArticleError(MobextractError):
    """One article cannot be read (not text, wrong encoding, empty …); the message names the file, where there is one, and the cause.

    >>> import mobextract
    >>> mobextract.extract("12, 13")
    Traceback (most recent call last):
        ...
    mobextract.errors.ArticleError: no letters to tell the language by; give the language
    """


class EmptyArticleError(ArticleError):
    """There is nothing in an article: no bytes, or white space only. A run skips it instead of putting it in quarantine."""


class LimitError(ArticleError):
    """An input is beyond a limit that protects the run: too large, too deep, too many, or made to do harm."""
