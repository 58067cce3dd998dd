"""How fast rows get from MySQL to ClickHouse, and what the Spark jobs take."""
