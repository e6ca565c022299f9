"""One module per area of work. A verb opens one transaction, asks the domain, saves, commits, then announces."""
