use std::collections::{BTreeSet, HashMap};
use std::time::Instant;

use datastack_core::pipeline::{Pipeline, Table};
use datastack_core::verify::{Differences, Key, Sides, Values, VerifiedTable};

use super::super::{ClickHouse, LiveError, Systems};
use super::passage::{Passage, pause};
use super::source::Source;
use super::{Limits, sink};

/// Keys that one statement asks for.
pub(super) const AT_ONCE: usize = 500;
/// The most keys that are looked at again while the pipeline is on its way to them.
const WATCHED: usize = 2_000;
/// How often a key that changes all the time is tried.
const ROUNDS: usize = 3;

/// Decides on keys that seemed to differ: what agrees now was on its way; what differs although the pipeline has carried
/// everything up to where MySQL was read, and has not changed since, differs for good.
pub(super) struct Settling<'a> {
    pub(super) systems: &'a Systems,
    pub(super) clickhouse: &'a ClickHouse,
    pub(super) pipeline: &'a Pipeline,
    pub(super) table: &'a Table,
    pub(super) verified: &'a VerifiedTable,
    pub(super) limits: &'a Limits,
    pub(super) deadline: Instant,
}

/// What MySQL had of keys.
type Before = HashMap<Key, Values>;

impl Settling<'_> {
    pub(super) async fn settle(
        &self,
        source: &mut Source<'_>,
        keys: BTreeSet<Key>,
        differences: &mut Differences,
    ) -> Result<(), LiveError> {
        let mut pending: Vec<Key> = keys.into_iter().collect();
        for round in 1.. {
            let before = self.in_mysql(source, &pending).await?;
            let position = source.position().await?;
            let mut passage = Passage::new(self.systems, self.pipeline, self.table, position);
            pending = self.agreeing_dropped(pending, &before, differences).await?;
            let passed = loop {
                if pending.is_empty() {
                    return Ok(());
                }
                if passage.is_over().await? {
                    break true;
                }
                if !pause(self.deadline).await {
                    break false;
                }
                if pending.len() <= WATCHED {
                    pending = self.agreeing_dropped(pending, &before, differences).await?;
                }
            };
            let last_changes = self.last_changes(&pending).await?;
            let found = self.in_clickhouse(&pending).await?;
            let after = self.in_mysql(source, &pending).await?;
            let blind = self.systems.connect.is_none() || self.systems.kafka.is_none();
            let mut again = Vec::new();
            for key in pending {
                let clickhouse = found.get(&key).cloned().unwrap_or_default();
                let sides = |mysql: &Before| Sides { source: mysql.get(&key).cloned(), sink: clickhouse.clone() };
                let (then, now) = (sides(&before), sides(&after));
                let (Some(kind), Some(_)) = (now.differ(self.verified), then.differ(self.verified)) else {
                    differences.in_flight += 1;
                    continue;
                };
                let beyond = last_changes.get(&key).is_some_and(|change| !passage.position().is_at_or_behind(change));
                match (passed || blind, beyond, then.source == now.source) {
                    (true, false, true) => self.limits.note(differences, self.verified, &key, kind, &now),
                    // ClickHouse has a change that is younger than what it is compared with.
                    (true, true, _) if round >= ROUNDS => differences.changing += 1,
                    (true, ..) => again.push(key),
                    (false, ..) => differences.unsettled += 1,
                }
            }
            pending = again;
            if pending.is_empty() {
                return Ok(());
            }
            if !pause(self.deadline).await {
                differences.unsettled += pending.len() as u64;
                return Ok(());
            }
        }
        Ok(())
    }

    /// The keys on which both sides do not agree yet.
    async fn agreeing_dropped(
        &self,
        keys: Vec<Key>,
        before: &Before,
        differences: &mut Differences,
    ) -> Result<Vec<Key>, LiveError> {
        let mut found = self.in_clickhouse(&keys).await?;
        let (mut left, all) = (Vec::new(), keys.len());
        for key in keys {
            let sink = found.remove(&key).unwrap_or_default();
            let sides = Sides { source: before.get(&key).cloned(), sink };
            if sides.differ(self.verified).is_some() {
                left.push(key);
            }
        }
        differences.in_flight += (all - left.len()) as u64;
        Ok(left)
    }

    async fn in_mysql(&self, source: &mut Source<'_>, keys: &[Key]) -> Result<Before, LiveError> {
        let mut rows = HashMap::new();
        for keys in keys.chunks(AT_ONCE) {
            rows.extend(source.rows(self.verified, &keys.iter().collect::<Vec<_>>()).await?);
        }
        Ok(rows)
    }

    async fn in_clickhouse(&self, keys: &[Key]) -> Result<HashMap<Key, Vec<Values>>, LiveError> {
        let mut rows = HashMap::new();
        for keys in keys.chunks(AT_ONCE) {
            rows.extend(sink::rows(self.clickhouse, self.verified, &keys.iter().collect::<Vec<_>>()).await?);
        }
        Ok(rows)
    }

    async fn last_changes(
        &self,
        keys: &[Key],
    ) -> Result<HashMap<Key, datastack_core::verify::BinlogPosition>, LiveError> {
        let mut places = HashMap::new();
        for keys in keys.chunks(AT_ONCE) {
            places.extend(sink::last_changes(self.clickhouse, self.verified, &keys.iter().collect::<Vec<_>>()).await?);
        }
        Ok(places)
    }
}
