"""`make demo`: an invented Alliance on this machine, with a real worker and clock beside the web server.

It sets the environment before the settings are read, so nothing in here may touch them at import.
"""
