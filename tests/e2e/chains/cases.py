"""Chains for each class, and those that go wrong or do nothing."""

from __future__ import annotations

from chains.chain import Chain, Transform, debezium, kafka
from chains.rows import LANE

UNWRAP = debezium("ExtractNewRecordState")
ROWS = debezium(
    "ExtractNewRecordState",
    delete_tombstone_handling_mode="rewrite",
    add_fields="op,source.ts_ms,ts_ms:at",
)


def _modes() -> list[Chain]:
    key = "delete.tombstone.handling.mode"
    modes = ["drop", "rewrite", "rewrite-with-tombstone", "delete-to-tombstone"]
    return [
        Chain(f"unwrap: {mode}", (Transform(UNWRAP.type, {key: mode}),))
        for mode in modes
    ]


def _casts() -> list[Chain]:
    types = "customer:string,small:int8,ratio:float32,flag:boolean,amount:float64,born:int64,made:int32,photo:string"
    more = "id:int32,status:string,exact:float64,digits:int16"
    return [
        Chain("cast: every type", (ROWS, kafka("Cast$Value", spec=types))),
        Chain(
            "cast: defaults and meanings",
            (ROWS, kafka("Cast$Value", on="rows", spec=more)),
        ),
        Chain("cast: key", (UNWRAP, kafka("Cast$Key", spec="id:string"))),
        Chain("cast: missing field", (ROWS, kafka("Cast$Value", spec="nothing:int8"))),
        Chain("cast: bytes to number", (ROWS, kafka("Cast$Value", spec="photo:int32"))),
        Chain("cast: a struct", (kafka("Cast$Key", spec="string"),)),
        Chain(
            "cast: before unwrap",
            (kafka("Cast$Value", spec="op:string,customer:int8"),),
        ),
        Chain(
            "cast: a whole key",
            (
                kafka("ExtractField$Key", on="rows", field="id"),
                kafka("Cast$Key", on="rows", spec="string"),
            ),
        ),
    ]


def _fields() -> list[Chain]:
    return [
        Chain("extract: every record", (kafka("ExtractField$Value", field="after"),)),
        Chain(
            "extract: rows", (kafka("ExtractField$Value", on="rows", field="after"),)
        ),
        Chain("extract: key", (kafka("ExtractField$Key", on="rows", field="id"),)),
        Chain(
            "extract: nested",
            (
                kafka(
                    "ExtractField$Value",
                    on="rows",
                    field="source.file",
                    field_syntax_version="V2",
                ),
            ),
        ),
        Chain("flatten: with `_`", (kafka("Flatten$Value", on="rows", delimiter="_"),)),
        Chain("flatten: every record", (kafka("Flatten$Value", delimiter="_"),)),
        Chain("flatten: with a point", (kafka("Flatten$Value", on="rows"),)),
        Chain("flatten: flat already", (ROWS, kafka("Flatten$Key", on="rows"))),
        Chain(
            "hoist: rows",
            (kafka("HoistField$Value", on="rows", field="inner"),),
            further={"tombstones.on.delete": "false"},
        ),
        Chain(
            "hoist: tombstones",
            (kafka("HoistField$Value", on="tombstones", field="inner"),),
        ),
        Chain("hoist: key", (kafka("HoistField$Key", field="inner"),)),
        Chain(
            "replace: leaves out and renames",
            (
                ROWS,
                kafka(
                    "ReplaceField$Value",
                    exclude="photo,note",
                    renames="status:state,made:at_last",
                ),
            ),
        ),
        Chain(
            "replace: keeps some",
            (ROWS, kafka("ReplaceField$Value", on="rows", include="status,amount")),
        ),
        Chain(
            "replace: two of one name",
            (ROWS, kafka("ReplaceField$Value", renames="status:note")),
        ),
        Chain(
            "replace: key",
            (ROWS, kafka("ReplaceField$Key", on="rows", renames="id:number")),
        ),
        Chain(
            "mask: values",
            (
                ROWS,
                kafka(
                    "MaskField$Value",
                    on="rows",
                    fields="customer,note,flag,status,nothing",
                ),
            ),
        ),
        Chain(
            "mask: replaced",
            (
                ROWS,
                kafka(
                    "MaskField$Value",
                    on="rows",
                    fields="customer,note",
                    replacement="9",
                ),
            ),
        ),
        Chain(
            "mask: bytes", (ROWS, kafka("MaskField$Value", on="rows", fields="photo"))
        ),
        Chain(
            "mask: decimal",
            (ROWS, kafka("MaskField$Value", on="rows", fields="amount")),
        ),
        Chain(
            "mask: decimal, replaced",
            (
                ROWS,
                kafka(
                    "MaskField$Value", on="rows", fields="amount", replacement="0.00"
                ),
            ),
        ),
        Chain(
            "mask: tombstone",
            (UNWRAP, kafka("MaskField$Value", on="rows", fields="note")),
        ),
    ]


def _inserts() -> list[Chain]:
    return [
        Chain(
            "insert: topic and constant",
            (
                kafka(
                    "InsertField$Value",
                    topic_field="_topic!",
                    static_field="_by",
                    static_value="us",
                ),
            ),
        ),
        Chain("insert: key", (UNWRAP, kafka("InsertField$Key", topic_field="_topic"))),
        Chain(
            "insert: time and partition",
            (
                ROWS,
                kafka(
                    "InsertField$Value",
                    timestamp_field="_time",
                    partition_field="_part",
                ),
            ),
        ),
        Chain(
            "insert: time that must be there",
            (ROWS, kafka("InsertField$Value", timestamp_field="_time!")),
        ),
        Chain(
            "insert: offset", (ROWS, kafka("InsertField$Value", offset_field="_offset"))
        ),
        Chain(
            "insert: a field that is there",
            (ROWS, kafka("InsertField$Value", on="rows", topic_field="note")),
        ),
        Chain(
            "headers: all the way",
            (
                kafka("InsertHeader", header="mark", value_literal="7"),
                debezium(
                    "HeaderToValue",
                    on="marked",
                    headers="mark",
                    fields="marked",
                    operation="move",
                ),
                kafka("Filter", on="marked"),
            ),
        ),
        Chain(
            "headers: text",
            (
                kafka("InsertHeader", header="mark", value_literal="some text"),
                ROWS,
                debezium(
                    "HeaderToValue", headers="mark", fields="marked", operation="copy"
                ),
                kafka("DropHeaders", headers="mark,nothing"),
                kafka("Filter", on="marked"),
            ),
        ),
        Chain(
            "headers: into one image of the row",
            (
                kafka("InsertHeader", header="mark", value_literal="text"),
                debezium(
                    "HeaderToValue",
                    on="rows",
                    headers="mark",
                    fields="after.marked",
                    operation="move",
                ),
            ),
        ),
        Chain(
            "headers: of fields",
            (
                ROWS,
                kafka(
                    "HeaderFrom$Value",
                    on="rows",
                    fields="status,lane",
                    headers="mark,lane",
                    operation="move",
                ),
                debezium(
                    "HeaderToValue",
                    headers="mark,lane",
                    fields="state,way",
                    operation="move",
                ),
            ),
        ),
        Chain(
            "headers: of a copied key",
            (
                kafka(
                    "HeaderFrom$Key",
                    on="rows",
                    fields="id",
                    headers="mark",
                    operation="copy",
                ),
                kafka("Filter", on="!marked"),
            ),
        ),
        Chain(
            "headers: of a missing field",
            (
                ROWS,
                kafka(
                    "HeaderFrom$Value",
                    on="rows",
                    fields="nothing",
                    headers="x",
                    operation="copy",
                ),
            ),
        ),
        Chain(
            "headers: of the envelope",
            (
                debezium(
                    "ExtractNewRecordState",
                    delete_tombstone_handling_mode="rewrite-with-tombstone",
                    add_headers="op,source.snapshot",
                ),
                debezium(
                    "HeaderToValue",
                    headers="__op,__source_snapshot",
                    fields="op,snap",
                    operation="copy",
                ),
            ),
        ),
    ]


def _topics() -> list[Chain]:
    return [
        Chain(
            "route: the whole topic",
            (
                UNWRAP,
                kafka("RegexRouter", regex=r"(.*)\.shop\.(.*)", replacement="$1-$2"),
            ),
        ),
        Chain(
            "route: a part of the topic",
            (
                UNWRAP,
                kafka("RegexRouter", regex=r"shop\.(.*)", replacement="{prefix}-$1"),
            ),
        ),
        Chain(
            "route: a shorter match",
            (
                UNWRAP,
                kafka(
                    "RegexRouter",
                    on="rows",
                    regex=r"{prefix}|{prefix}\.shop\.orders",
                    replacement="{prefix}-x",
                ),
            ),
        ),
        Chain(
            "route: no topic",
            (
                UNWRAP,
                kafka("RegexRouter", on="rows", regex=".*", replacement="{prefix} $0"),
            ),
        ),
        Chain(
            "route: after a router",
            (
                kafka("RegexRouter", regex=r"(.*)\.shop\.(.*)", replacement="$1-$2"),
                debezium("ExtractNewRecordState", on="rows"),
            ),
        ),
        Chain("route: by time", (kafka("TimestampRouter"),)),
        Chain(
            "route: by a column",
            (debezium("ExtractNewRecordState", route_by_field="lane"),),
            topics=(LANE,),
        ),
        Chain(
            "route: by a number",
            (debezium("ExtractNewRecordState", route_by_field="customer"),),
        ),
        Chain(
            "logical table",
            (
                debezium(
                    "ByLogicalTableRouter",
                    topic_regex=r"(.*)\.shop\.(.*)",
                    topic_replacement="$1.all",
                ),
            ),
        ),
        Chain(
            "logical table: key as it is",
            (
                debezium(
                    "ByLogicalTableRouter",
                    topic_regex=r"(.*)\.shop\.(.*)",
                    topic_replacement="$1.all",
                    key_enforce_uniqueness="false",
                ),
                ROWS,
            ),
        ),
        Chain(
            "logical table: another topic",
            (
                debezium(
                    "ByLogicalTableRouter", topic_regex="shop", topic_replacement="x"
                ),
                UNWRAP,
            ),
        ),
    ]


def _times() -> list[Chain]:
    def convert(field: str, target: str, **more: str) -> Transform:
        return kafka(
            "TimestampConverter$Value", field=field, target_type=target, **more
        )

    zoned = "yyyy-MM-dd'T'HH:mm:ss'Z'"
    return [
        Chain(
            "time: every target",
            (
                ROWS,
                convert("made", "Timestamp"),
                convert(
                    "exact",
                    "string",
                    format="yyyy-MM-dd HH:mm:ss",
                    unix_precision="microseconds",
                ),
                convert("seen", "unix", format=zoned, unix_precision="seconds"),
            ),
        ),
        Chain(
            "time: further targets",
            (
                ROWS,
                convert("made", "Date"),
                convert("exact", "Time", unix_precision="microseconds"),
                convert("made", "string", format="yyyy-MM-dd"),
            ),
        ),
        Chain("time: before unwrap", (convert("made", "Timestamp"), ROWS)),
        Chain(
            "time: a date of Debezium's",
            (ROWS, convert("born", "string", format="yyyy")),
        ),
        Chain("time: a text without a format", (ROWS, convert("seen", "Timestamp"))),
        Chain(
            "time: a text in another format",
            (ROWS, convert("seen", "Timestamp", format="dd.MM.yyyy")),
        ),
        Chain("time: no format", (ROWS, convert("made", "string"))),
        Chain(
            "time: an impossible format",
            (ROWS, convert("made", "string", format="yyyy-q")),
        ),
        Chain("time: with null values", (UNWRAP, convert("made", "Timestamp"))),
    ]


def _keys_and_names() -> list[Chain]:
    return [
        Chain(
            "key of values",
            (ROWS, kafka("ValueToKey", on="rows", fields="status,amount")),
        ),
        Chain(
            "key of values: tombstone",
            (UNWRAP, kafka("ValueToKey", on="rows", fields="status")),
        ),
        Chain(
            "key of values: missing",
            (ROWS, kafka("ValueToKey", on="rows", fields="nothing")),
        ),
        Chain(
            "names",
            (
                ROWS,
                kafka(
                    "SetSchemaMetadata$Value",
                    on="rows",
                    schema_name="shop.Order",
                    schema_version="3",
                ),
                kafka("SetSchemaMetadata$Key", on="rows", schema_name="shop.OrderKey"),
            ),
        ),
        Chain(
            "names: of heartbeats too",
            (kafka("SetSchemaMetadata$Value", schema_version="9"),),
        ),
        Chain("names: nothing to set", (kafka("SetSchemaMetadata$Value"),)),
        Chain("drop: tombstones", (kafka("Filter", on="tombstones"),)),
        Chain("drop: all but rows", (kafka("Filter", on="!rows"), UNWRAP)),
        Chain("drop: everything", (kafka("Filter"),)),
        Chain("no such predicate", (kafka("Filter", on="nobody"),)),
    ]


def _debezium() -> list[Chain]:
    return [
        Chain(
            "unwrap: further fields",
            (
                debezium(
                    "ExtractNewRecordState",
                    add_fields="op:what,table,source.snapshot,nothing,transaction.id,total_order",
                    add_fields_prefix="x_",
                ),
            ),
        ),
        Chain(
            "unwrap: a field of no struct",
            (debezium("ExtractNewRecordState", add_fields="nobody.knows"),),
        ),
        Chain(
            "unwrap: a struct",
            (debezium("ExtractNewRecordState", add_fields="source"),),
        ),
        Chain("unwrap: twice", (ROWS, UNWRAP)),
        Chain(
            "unwrap: a mode that is none",
            (debezium("ExtractNewRecordState", delete_tombstone_handling_mode="none"),),
        ),
        Chain(
            "changed fields",
            (
                debezium(
                    "ExtractChangedRecordState",
                    header_changed_name="Changed",
                    header_unchanged_name="Same",
                ),
                debezium(
                    "HeaderToValue",
                    headers="Changed,Same",
                    fields="changed,same",
                    operation="move",
                ),
                debezium("ExtractNewRecordState", add_fields="changed"),
            ),
        ),
        Chain("columns' types", (debezium("ExtractSchemaToNewRecord"),)),
        Chain(
            "geometry",
            (
                debezium("GeometryFormatTransformer", format="ewkb"),
                debezium("SwapGeometryCoordinates"),
            ),
        ),
        Chain(
            "zones",
            (
                debezium("TimezoneConverter", converted_timezone="Europe/Berlin"),
                debezium("VectorToJsonConverter"),
            ),
        ),
        Chain(
            "partitions",
            (
                debezium(
                    "partitions.PartitionRouting",
                    partition_payload_fields="change.customer,nothing",
                    partition_topic_num="1",
                ),
            ),
        ),
        Chain("lineage", (debezium("openlineage.OpenLineage"),)),
        Chain("traces", (debezium("tracing.ActivateTracingSpan"),)),
        Chain(
            "reads as inserts",
            (
                Transform("io.debezium.connector.mysql.transforms.ReadToInsertEvent"),
                ROWS,
            ),
        ),
        Chain(
            "statements",
            (
                debezium(
                    "SchemaChangeEventFilter",
                    schema_change_event_exclude_list="CREATE,DROP,DATABASE",
                ),
            ),
        ),
        Chain(
            "outbox",
            (
                debezium(
                    "outbox.EventRouter",
                    route_topic_replacement="{prefix}.out.${routedByValue}",
                ),
            ),
            "outbox",
        ),
        Chain(
            "outbox: placed columns",
            (
                debezium(
                    "outbox.EventRouter",
                    route_topic_replacement="{prefix}.out.${routedByValue}",
                    table_fields_additional_placement="type:envelope:kind,aggregateid:header:who",
                    table_field_event_timestamp="happened",
                ),
            ),
            "outbox",
        ),
        Chain("outbox: no such table", (debezium("outbox.EventRouter"),)),
    ]


#: Every class that a worker here has, and what goes wrong with it.
CHAINS = [
    Chain("no transform", ()),
    Chain(
        "no transform: rows alone",
        (),
        further={
            "provide.transaction.metadata": "false",
            "tombstones.on.delete": "false",
            "include.schema.changes": "false",
            "heartbeat.interval.ms": "0",
        },
    ),
    Chain(
        "no transform: other modes",
        (),
        further={
            "time.precision.mode": "connect",
            "decimal.handling.mode": "string",
            "bigint.unsigned.handling.mode": "precise",
            "binary.handling.mode": "hex",
            "column.exclude.list": r"shop\.orders\.note,shop.orders.s.*l",
        },
    ),
    Chain("unwrap", (UNWRAP,)),
    *_modes(),
    *_casts(),
    *_fields(),
    *_inserts(),
    *_topics(),
    *_times(),
    *_keys_and_names(),
    *_debezium(),
]
