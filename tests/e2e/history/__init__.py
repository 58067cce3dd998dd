"""The daily way of the data: cut-off, gate, Spark jobs and Airflow, as the generated files run them."""
