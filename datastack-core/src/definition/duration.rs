/// Milliseconds as a definition states a time: in the largest unit that loses nothing. None for 0, and for what is no
/// whole number of seconds.
pub fn duration(milliseconds: u64) -> Option<String> {
    let units = [(86_400_000, 'd'), (3_600_000, 'h'), (60_000, 'm'), (1_000, 's')];
    let fits = |(length, _): &(u64, char)| milliseconds > 0 && milliseconds.is_multiple_of(*length);
    let (length, unit) = units.into_iter().find(fits)?;
    Some(format!("{}{unit}", milliseconds / length))
}
