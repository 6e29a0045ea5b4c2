"""The office's records: tables, migrations, transactions, and the notice that something changed."""
