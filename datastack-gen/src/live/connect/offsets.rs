use reqwest::Method;

use super::super::LiveError;
use super::Connect;

/// What an offset holds while an incremental snapshot is under way.
const UNDER_WAY: &str = "incremental_snapshot_collections";

impl Connect {
    /// Whether the offsets that a source has committed tell of an incremental snapshot.
    pub(in crate::live) async fn reads_again(&self, name: &str) -> Result<bool, LiveError> {
        let answer = self.http.expect(Method::GET, &format!("/connectors/{name}/offsets"), None).await?;
        let offsets = answer["offsets"].as_array().into_iter().flatten();
        Ok(offsets.into_iter().any(|one| one["offset"].get(UNDER_WAY).is_some_and(|list| !list.is_null())))
    }
}
