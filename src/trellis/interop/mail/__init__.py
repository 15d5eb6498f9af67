"""Mail (RFC 5322, RFC 8058): the one e-mail of a week that a guardian asked for."""
