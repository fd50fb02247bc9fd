"""Who is told: clients, subscribers and the team, kept where they can be erased."""
