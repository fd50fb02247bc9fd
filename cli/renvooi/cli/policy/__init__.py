"""`renvooi policy`: the rules that say what a change sets off, looked at, tested and adopted."""
