SELECT toString(min(_as_of)) AS __first, toString(max(_as_of)) AS __newest, toInt64(today() - max(_as_of)) AS __age
FROM shop.every_kind__history HAVING count() > 0;
SELECT bitAnd(CRC32(concatWithSeparator(',', toString(id), toString(part))), 1023) AS __bucket, count() AS __rows, sum(reinterpretAsUInt64(reverse(substring(SHA256(concatWithSeparator(',',
    ifNull(toString(id), 'N'),
    ifNull(toString(part), 'N'),
    ifNull(toDecimalString(amount, 2), 'N'))), 1, 8)))) AS __sum
FROM shop.every_kind__rows FINAL WHERE _source_ts < toDateTime64(concat(toString(addDays(toDate('2026-03-28'), 1)), ' 02:30:00'), 3, 'Europe/Berlin') GROUP BY __bucket;
SELECT bitAnd(CRC32(concatWithSeparator(',', toString(id), toString(part))), 1023) AS __bucket, count() AS __rows, sum(reinterpretAsUInt64(reverse(substring(SHA256(concatWithSeparator(',',
    ifNull(toString(id), 'N'),
    ifNull(toString(part), 'N'),
    ifNull(toDecimalString(amount, 2), 'N'))), 1, 8)))) AS __sum
FROM shop.every_kind__history WHERE _as_of = '2026-03-28' AND (id, part) NOT IN (SELECT id, part
FROM shop.every_kind__rows WHERE _source_ts >= toDateTime64(concat(toString(addDays(toDate('2026-03-28'), 1)), ' 02:30:00'), 3, 'Europe/Berlin')) GROUP BY __bucket;
SELECT concatWithSeparator(',', toString(id), toString(part)) AS __key, reinterpretAsUInt64(reverse(substring(SHA256(concatWithSeparator(',',
    ifNull(toString(id), 'N'),
    ifNull(toString(part), 'N'),
    ifNull(toDecimalString(amount, 2), 'N'))), 1, 8))) AS __hash
FROM shop.every_kind__rows FINAL WHERE _source_ts < toDateTime64(concat(toString(addDays(toDate('2026-03-28'), 1)), ' 02:30:00'), 3, 'Europe/Berlin') AND bitAnd(CRC32(concatWithSeparator(',', toString(id), toString(part))), 1023) IN (3, 900);
SELECT concatWithSeparator(',', toString(id), toString(part)) AS __key, reinterpretAsUInt64(reverse(substring(SHA256(concatWithSeparator(',',
    ifNull(toString(id), 'N'),
    ifNull(toString(part), 'N'),
    ifNull(toDecimalString(amount, 2), 'N'))), 1, 8))) AS __hash
FROM shop.every_kind__history WHERE _as_of = '2026-03-28' AND (id, part) NOT IN (SELECT id, part
FROM shop.every_kind__rows WHERE _source_ts >= toDateTime64(concat(toString(addDays(toDate('2026-03-28'), 1)), ' 02:30:00'), 3, 'Europe/Berlin')) AND bitAnd(CRC32(concatWithSeparator(',', toString(id), toString(part))), 1023) IN (3, 900);
SELECT concatWithSeparator(',', toString(id), toString(part)) AS __key, toInt64(toUnixTimestamp64Milli(argMax(_source_ts, (_version, _deleted)))) AS __at, argMax(_deleted, (_version, _deleted)) AS __deleted, toUInt8(argMax(_source_ts, (_version, _deleted)) < toDateTime64(concat(toString(addDays(toDate('2026-03-28'), 1)), ' 02:30:00'), 3, 'Europe/Berlin')) AS __due, argMax([ifNull(toString(id), 'N'),
    ifNull(toString(part), 'N'),
    ifNull(toDecimalString(amount, 2), 'N')], (_version, _deleted)) AS __texts
FROM shop.every_kind__rows WHERE (id, part) IN ((7, 1), (8, 2)) GROUP BY __key;
SELECT concatWithSeparator(',', toString(id), toString(part)) AS __key, toInt64(toUnixTimestamp64Milli(_source_ts)) AS __at, _deleted AS __deleted, [ifNull(toString(id), 'N'),
    ifNull(toString(part), 'N'),
    ifNull(toDecimalString(amount, 2), 'N')] AS __texts
FROM shop.every_kind__history WHERE _as_of = '2026-03-28' AND (id, part) IN ((7, 1), (8, 2));
