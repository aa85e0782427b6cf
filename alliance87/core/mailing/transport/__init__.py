"""Ways out: SMTP with pipelining, SMTP in lockstep, any other Django backend."""
