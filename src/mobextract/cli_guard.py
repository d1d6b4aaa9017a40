"""How the commands end: the library's errors as one line on standard error, and the exit status."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from mobextract.errors import CLEAN, FAILED, FAULT, USAGE, ArticleError, MobextractError


def guarded(command: Callable[..., int | None]) -> Callable[..., None]:
    """Turn the library's errors into one line on standard error and the exit status of wrong usage."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            status = command(*args, **kwargs)
        except MobextractError as error:
            click.echo(f"mobextract: {error}", err=True)
            sys.exit(FAILED if isinstance(error, ArticleError) else USAGE)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(CLEAN)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except OSError as error:
            click.echo(f"mobextract: {error}", err=True)
            sys.exit(FAULT)
        except Exception:
            traceback.print_exc()
            click.echo("mobextract: an internal error, please report it with the lines above", err=True)
            sys.exit(FAULT)
        sys.exit(status or CLEAN)

    return run
