"""The errors that mobextract raises. Each message names the thing that failed, says what was expected and what to do."""

from __future__ import annotations


class MobextractError(Exception):
    """Base class of all errors raised on purpose by mobextract."""


class PatternError(MobextractError):
    """A pattern file is missing, malformed or holds an unknown key or value; all problems of a pack are listed together."""


class UnknownLanguageError(MobextractError):
    """No patterns exist for the requested language."""


class ArticleError(MobextractError):
    """One article cannot be read (not text, wrong encoding, empty …); the message names the file and the cause."""


class EmptyArticleError(ArticleError):
    """There is nothing in an article: no bytes, or white space only. A run skips it instead of putting it in quarantine."""


class LimitError(ArticleError):
    """An input is beyond a limit that protects the run: too large, too deep, too many, or made to do harm."""
