/// The least and greatest integer of so many bits.
pub(crate) fn integer_range(bits: u8, unsigned: bool) -> (i128, i128) {
    if unsigned { (0, (1 << bits) - 1) } else { (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) }
}
