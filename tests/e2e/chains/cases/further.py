"""What else there is of Debezium."""

from __future__ import annotations

from chains.cases.unwrapped import ROWS, UNWRAP
from chains.chain import Chain, Transform, debezium

CHAINS = [
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
        "columns' types: told",
        (debezium("ExtractSchemaToNewRecord"),),
        further={
            "column.propagate.source.type": ".*",
            "key.converter.connect.meta.data": "false",
            "value.converter.connect.meta.data": "false",
        },
    ),
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
