//! The journey of a column: what each hop makes of its values.
//!
//! Two things travel, and they are kept apart. What the values *are* comes from the MySQL definition alone and never
//! changes; how they are *carried* is an encoding that each hop rewrites. A hop is exact if its encoding can hold every
//! value of the column and the next expression recovers it; that is computed here, never written down by hand.

mod archive;
mod carried;
mod charset;
mod codec;
mod debezium;
mod default;
mod explained;
mod fit;
mod hops;
mod live;
mod loss;
mod moment;
mod policy;
mod quirk;
mod range;
mod reading;
pub(crate) mod refusal;
mod row;
mod source;
mod source_type;
mod walk;
mod written;

pub use archive::{ArchiveHop, ChecksumTexts};
pub use carried::{Carried, Ticks};
pub use codec::{CodecAdvice, codec_advice};
pub use debezium::{Debezium, KNOWN_DEBEZIUM};
pub use explained::{
    ConnectSchema, ExplainedCodec, ExplainedColumn, ExplainedHistory, ExplainedHops, ExplainedLeg, ExplainedLive,
    ExplainedLoss, ExplainedPolicy, ExplainedRow, ExplainedTable, ExplainedVerdict, Place, TopicField, explained,
};
pub use hops::{Hop, HopGroup, Summary, arrives, expressions, hops, policies, schema_text, summary, topic_type};
pub use live::{LiveHop, event_column};
pub use loss::Loss;
pub use policy::{Change, POLICIES, Policy, Stance, Verdict};
pub use range::{Bound, Range};
pub use refusal::{REFUSALS, Refusal, Seen};
pub use row::RowType;
pub use source::{Unsupported, emitted};
pub use source_type::source_type;
pub use walk::{Leg, Stage, walk};
pub(crate) use written::{PLAIN, WRAPPED};

use crate::clickhouse::DataType;
use crate::connect::Schema;
use crate::definition::{BigintMode, BinaryMode, ConnectionTimeZone, DecimalMode, Server, TimeMode, ValueFormat};
use crate::mysql::ColumnSpec;

/// The settings that decide how Debezium encodes values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Modes {
    /// What the version of Debezium does to values.
    pub debezium: &'static Debezium,
    /// Which server is read.
    pub server: Server,
    /// Format of record values.
    pub format: ValueFormat,
    /// `time.precision.mode`.
    pub time: TimeMode,
    /// `decimal.handling.mode`.
    pub decimal: DecimalMode,
    /// `bigint.unsigned.handling.mode`.
    pub bigint_unsigned: BigintMode,
    /// `binary.handling.mode`.
    pub binary: BinaryMode,
    /// In which zone MySQL's driver reads TIMESTAMP in a snapshot.
    pub zone: ConnectionTimeZone,
}

/// How a hop carries a value: Connect's schema, and the form of a text where the schema does not tell it.
#[derive(Debug, Clone, PartialEq)]
pub struct Encoding {
    /// Connect's schema.
    pub schema: Schema,
    /// What a plain text holds.
    pub text: TextForm,
}

/// What a plain text holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextForm {
    /// The column's own text, or no text at all.
    Own,
    /// A wall clock in a pattern of SimpleDateFormat, written by TimestampConverter.
    Clock {
        /// The pattern.
        pattern: String,
    },
    /// A SHA-256 in hexadecimal digits.
    Hash,
    /// Asterisks.
    Mask,
}

/// All hops of one column.
#[derive(Debug, Clone, PartialEq)]
pub struct Journey {
    /// What Debezium emits.
    pub emitted: Schema,
    /// What the transforms leave for the converter.
    pub recorded: Encoding,
    /// Queue, view and target in ClickHouse.
    pub live: LiveHop,
    /// Archive, clean data and history; none where the archive cannot hold the column.
    pub archive: ArchiveHop,
    /// Type in an app's row.
    pub row: RowType,
    /// What is lost, if anything, and at which hop.
    pub loss: Option<Loss>,
}

impl Journey {
    /// The journey of a column that Debezium emits so, and that the transforms leave so.
    pub fn new(name: &str, spec: &ColumnSpec, emitted: Schema, recorded: Encoding, modes: &Modes) -> Self {
        let journey = Self::along(name, spec, emitted, recorded, modes);
        let loss = loss::loss(name, spec, &journey, modes);
        Self { loss, ..journey }
    }

    /// The hops without a look at what they lose.
    fn along(name: &str, spec: &ColumnSpec, emitted: Schema, recorded: Encoding, modes: &Modes) -> Self {
        let live = live::live(name, spec, &recorded, modes);
        let archive = archive::archive(name, spec, &recorded, modes, &live.target);
        let row = row::row_type(&live.target, &spec.column_type);
        Self { emitted, recorded, live, archive, row, loss: None }
    }

    /// The type under which ClickHouse keeps the column, live and in the history.
    pub fn target(&self) -> &DataType {
        &self.live.target
    }
}
