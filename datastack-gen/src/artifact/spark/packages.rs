use datastack_core::definition::{ArchiveKind, CatalogKind};
use datastack_core::pipeline::{Pipeline, Version};

/// The jars that the jobs need beside Spark's own, as Maven coordinates.
pub(super) fn packages(pipeline: &Pipeline) -> Vec<String> {
    let versions = &pipeline.versions;
    let mut packages = vec![format!("org.apache.hadoop:hadoop-aws:{}", hadoop(versions.spark))];
    if pipeline.archive.kind == ArchiveKind::Iceberg {
        let (spark, iceberg) = (versions.spark, versions.iceberg);
        packages.push(format!("org.apache.iceberg:iceberg-spark-runtime-{spark}_2.13:{iceberg}.0"));
        if pipeline.archive.catalog.kind == CatalogKind::Jdbc {
            packages.extend(driver(&pipeline.archive.catalog.uri).map(str::to_owned));
        }
    }
    packages
}

/// The Hadoop release that a Spark release is built with (`hadoop.version` in its `pom.xml`).
fn hadoop(spark: Version) -> &'static str {
    match spark {
        Version { major: 4, minor: 0 } => "3.4.1",
        _ => "3.4.2",
    }
}

/// The JDBC driver of a catalog; none where the scheme is not known, which the image then has to hold.
fn driver(uri: &str) -> Option<&'static str> {
    match uri.strip_prefix("jdbc:")?.split(':').next()? {
        "postgresql" => Some("org.postgresql:postgresql:42.7.8"),
        "mysql" => Some("com.mysql:mysql-connector-j:9.4.0"),
        "sqlite" => Some("org.xerial:sqlite-jdbc:3.46.1.3"),
        _ => None,
    }
}
