use clickhouse::Row;
use datastack_core::adopt::{Adoption, Found, FoundInClickHouse, FoundInKafka, Outcome};
use datastack_core::clickhouse::table::Objects;
use datastack_core::definition::Definition;
use datastack_core::diff::System;
use datastack_core::pipeline::Pipeline;
use serde::Deserialize;

use super::systems::client;
use super::{ClickHouse, Fault, LiveError, Systems};

/// A definition with what runs, and what became of everything that does.
#[derive(Debug)]
pub struct Adopted {
    /// The definition, as the chosen environment sees it.
    pub definition: Definition,
    /// What it came to.
    pub outcome: Outcome,
}

impl Systems {
    /// Takes over into a definition what runs on a system, which is Kafka or ClickHouse. Nothing is changed there, and
    /// nothing is written.
    ///
    /// # Errors
    ///
    /// If the system cannot be asked.
    pub async fn adopt(
        &self,
        system: System,
        definition: &Definition,
        environment: Option<&str>,
        pipeline: Pipeline,
    ) -> Result<Adopted, LiveError> {
        let mut adoption = Adoption::new(definition, environment, pipeline);
        let mut found = self.found(system, adoption.pipeline()).await?;
        loop {
            let moved = adoption.take(&found).map_err(|error| {
                let message = format!("a fault of datastack-gen itself: the definition cannot be read back: {error}");
                LiveError::new(Fault::Refused, None, message, "report it with the definition that leads to it")
            })?;
            if !moved {
                break;
            }
            found = self.found(system, adoption.pipeline()).await?;
        }
        let definition = adoption.definition().clone();
        Ok(Adopted { definition, outcome: adoption.outcome(&found) })
    }

    async fn found(&self, system: System, pipeline: &Pipeline) -> Result<Found, LiveError> {
        if system == System::Kafka {
            let kafka = client(&self.kafka, system)?;
            let (live, readers) = (kafka.inspect(pipeline).await?, kafka.readers(pipeline).await?);
            return Ok(Found::Kafka(FoundInKafka { live, readers }));
        }
        let clickhouse = client(&self.clickhouse, system)?;
        let live = clickhouse.inspect(pipeline).await?;
        let elsewhere = if live.database { Vec::new() } else { clickhouse.elsewhere(pipeline).await? };
        let clusters = clickhouse.clusters().await?;
        Ok(Found::ClickHouse(FoundInClickHouse { live, elsewhere, clusters }))
    }
}

#[derive(Row, Deserialize)]
struct Name {
    found: String,
}

impl ClickHouse {
    /// Databases that hold a queue or a target of a table.
    async fn elsewhere(&self, pipeline: &Pipeline) -> Result<Vec<String>, LiveError> {
        let of_table = |table| {
            let objects = Objects::of(pipeline, table);
            [objects.rows.name, objects.queue.name]
        };
        let names: Vec<String> = pipeline.tables.iter().flat_map(of_table).collect();
        let sql = "SELECT DISTINCT database AS found FROM system.tables WHERE has(?, name) ORDER BY found";
        let rows: Vec<Name> = self.rows("for tables of other databases", sql, &names).await?;
        Ok(rows.into_iter().map(|row| row.found).collect())
    }

    /// The clusters that the server is a member of, but for one that every server has.
    async fn clusters(&self) -> Result<Vec<String>, LiveError> {
        let sql = "SELECT DISTINCT cluster AS found FROM system.clusters WHERE is_local AND cluster != 'default' ORDER BY found";
        Ok(self.all::<Name>("for clusters", sql).await?.into_iter().map(|row| row.found).collect())
    }
}
