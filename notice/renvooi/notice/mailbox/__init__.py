"""What comes back after a mailing: reports, bounces, confirmations, automatic answers, and what clients say."""
