"""The ledger: events in a Merkle tree, signed heads, proofs, and what a client needs to check them.

Values and bytes only; where they are stored is the business of the store above it.
"""
