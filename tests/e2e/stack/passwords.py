"""Passwords of a stack, with all that shells, SQL, XML and headers stumble over."""

AWKWARD = "p'w\"x\\ $y&<\té\n\nz\n"

#: Password of the administrator who deploys.
ADMIN = f"admin-{AWKWARD}"

#: Variables that the generated scripts, connectors and collections read.
PASSWORDS = {
    "CDC_PASSWORD": f"cdc-{AWKWARD}",
    "INGEST_PASSWORD": f"ingest-{AWKWARD}",
    "CLICKHOUSE_ETL_PASSWORD": f"etl-{AWKWARD}",
    "CLICKHOUSE_READER_PASSWORD": f"reader-{AWKWARD}",
}
