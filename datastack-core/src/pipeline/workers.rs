use super::Pipeline;

/// Names under which the Connect workers of this project find each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workers {
    /// Group of the workers.
    pub group: String,
    /// Topic of connector configurations.
    pub config_topic: String,
    /// Topic of source offsets: losing it is a new snapshot.
    pub offset_topic: String,
    /// Topic of states.
    pub status_topic: String,
}

impl Pipeline {
    /// The names of the Connect workers that the Compose stack starts.
    pub fn workers(&self) -> Workers {
        let group = format!("{}-connect", self.name).replace('_', "-");
        Workers {
            config_topic: format!("{group}-configs"),
            offset_topic: format!("{group}-offsets"),
            status_topic: format!("{group}-status"),
            group,
        }
    }
}
