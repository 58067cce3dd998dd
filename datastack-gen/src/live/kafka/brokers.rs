use std::collections::BTreeMap;

use rdkafka::admin::{AdminOptions, ResourceSpecifier};

use super::super::LiveError;
use super::{Kafka, PATIENCE};

impl Kafka {
    /// Where the brokers are.
    pub(in crate::live) fn address(&self) -> &str {
        &self.bootstrap
    }

    /// How many brokers there are, and the settings of one. Those are empty if this user may not read them.
    pub(in crate::live) async fn brokers(&self) -> Result<(usize, BTreeMap<String, String>), LiveError> {
        let admin = self.admin()?;
        let (admin, ids) = self
            .blocking("the list of brokers", move || {
                let metadata = admin.inner().fetch_metadata(None, PATIENCE)?;
                let ids: Vec<i32> = metadata.brokers().iter().map(|broker| broker.id()).collect();
                Ok((admin, ids))
            })
            .await?;
        let Some(first) = ids.first() else { return Ok((0, BTreeMap::new())) };
        let asked = [ResourceSpecifier::Broker(*first)];
        let options = AdminOptions::new().request_timeout(Some(PATIENCE));
        let answers = admin.describe_configs(&asked, &options).await.unwrap_or_default();
        let entries = answers.into_iter().filter_map(Result::ok).flat_map(|resource| resource.entries);
        let settings = entries.filter_map(|entry| Some((entry.name, entry.value?)));
        Ok((ids.len(), settings.collect()))
    }
}
