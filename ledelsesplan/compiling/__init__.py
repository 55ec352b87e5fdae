"""Many files to sums: which of them count, what each comes to, and what became of the others."""
