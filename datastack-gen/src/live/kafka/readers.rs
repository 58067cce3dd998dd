use std::collections::BTreeSet;

use datastack_core::adopt::Reader;
use datastack_core::pipeline::Pipeline;

use super::super::LiveError;
use super::{Kafka, PATIENCE};

impl Kafka {
    /// The consumer groups with a member that has partitions of a data topic.
    pub(in crate::live) async fn readers(&self, pipeline: &Pipeline) -> Result<Vec<Reader>, LiveError> {
        let data: BTreeSet<String> = pipeline.tables.iter().map(|table| table.topic.name.to_string()).collect();
        let admin = self.admin()?;
        let mut readers = self
            .blocking("the consumer groups", move || {
                let list = admin.inner().fetch_group_list(None, PATIENCE)?;
                let groups = list.groups().iter().map(|group| {
                    let members = group.members();
                    let topics = members.iter().filter_map(|member| topics(member.assignment()?)).flatten();
                    Reader {
                        group: group.name().to_owned(),
                        clients: members.iter().map(|member| member.client_id().to_owned()).collect(),
                        topics: topics.filter(|topic| data.contains(topic)).collect(),
                    }
                });
                Ok(groups.filter(|reader| !reader.topics.is_empty()).collect::<Vec<_>>())
            })
            .await?;
        readers.sort_by(|one, other| one.group.cmp(&other.group));
        Ok(readers)
    }
}

/// The topics of a member's assignment in the protocol of consumers: its version, then each topic with its partitions.
/// None if it is written otherwise.
fn topics(assignment: &[u8]) -> Option<Vec<String>> {
    let mut left = assignment;
    take::<2>(&mut left)?;
    let count = u32::from_be_bytes(take(&mut left)?);
    let mut topics = Vec::new();
    for _ in 0..count {
        let length = usize::from(u16::from_be_bytes(take(&mut left)?));
        let (name, rest) = left.split_at_checked(length)?;
        topics.push(String::from_utf8(name.to_vec()).ok()?);
        left = rest;
        let partitions = usize::try_from(u32::from_be_bytes(take(&mut left)?)).ok()?;
        left = left.get(partitions.checked_mul(4)?..)?;
    }
    Some(topics)
}

fn take<const N: usize>(left: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, rest) = left.split_first_chunk()?;
    *left = rest;
    Some(*taken)
}

#[cfg(test)]
mod tests {
    use super::topics;

    #[test]
    fn an_assignment_names_topics_and_partitions() {
        let assignment = b"\0\x01\0\0\0\x02\0\x03a.b\0\0\0\x02\0\0\0\0\0\0\0\x01\0\x01c\0\0\0\0\xff\xff\xff\xff";
        assert_eq!(topics(assignment), Some(vec!["a.b".to_owned(), "c".to_owned()]));
        for end in 0..assignment.len() - 4 {
            assert_eq!(topics(&assignment[..end]), None, "{end}");
        }
        assert_eq!(topics(b"\0\x01\xff\xff\xff\xff"), None);
    }
}
