use super::Position;

/// What a letter holds of its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The columns of a record that the queue could read, as JSON that ClickHouse wrote.
    Columns,
    /// The message as it came, which the queue could not read.
    Message,
}

impl Form {
    /// The most records in one statement. Each message is read in a SELECT of its own: one that is cut off would take bytes
    /// of the next.
    fn most(self) -> usize {
        match self {
            Self::Columns => 1000,
            Self::Message => 50,
        }
    }
}

/// A letter that may be replayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Its record's place.
    pub position: Position,
    /// What it holds.
    pub form: Form,
    /// How many bytes that is.
    pub bytes: u64,
}

/// Letters of one form that are replayed together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portion {
    /// What they hold.
    pub form: Form,
    /// Their records' places.
    pub positions: Vec<Position>,
}

/// Bytes of the letters of a portion, which the server holds in memory; a longer one stands alone.
const BYTES: u64 = 8 << 20;

/// Letters in portions.
pub fn portions(found: &[Found]) -> Vec<Portion> {
    let mut portions = Vec::new();
    for form in [Form::Columns, Form::Message] {
        let (mut positions, mut bytes) = (Vec::new(), 0);
        for letter in found.iter().filter(|letter| letter.form == form) {
            let full = positions.len() == form.most() || bytes + letter.bytes > BYTES;
            if full && !positions.is_empty() {
                portions.push(Portion { form, positions: std::mem::take(&mut positions) });
                bytes = 0;
            }
            positions.push(letter.position);
            bytes += letter.bytes;
        }
        if !positions.is_empty() {
            portions.push(Portion { form, positions });
        }
    }
    portions
}

impl Portion {
    /// Both halves, to find out which record cannot be read; none if there is one alone.
    pub fn halves(&self) -> Option<[Self; 2]> {
        let (left, right) = self.positions.split_at(self.positions.len() / 2);
        let half = |positions: &[Position]| Self { form: self.form, positions: positions.to_vec() };
        (!left.is_empty()).then(|| [half(left), half(right)])
    }
}
