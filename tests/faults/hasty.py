"""The settings of a worker that waits a second for an answer of the mail server, not twenty."""

from alliance87 import settings

globals().update({name: value for name, value in vars(settings).items() if name.isupper()})
EMAIL_TIMEOUT = 1
