//! `CREATE TABLE` as it is printed.

use datastack_core::mysql::{
    ColumnSpec, CreateTable, ForeignKey, Index, IndexKind, KeyPart, KeyTarget, ReferentialAction,
};

fn column(name: &str, definition: &str) -> (String, ColumnSpec) {
    (name.to_owned(), ColumnSpec::parse(definition).expect(definition))
}

#[test]
fn a_table_prints_one_item_a_line() {
    let table = CreateTable {
        database: Some("shop".to_owned()),
        primary_key: vec![KeyPart::column("order_id"), KeyPart::column("line")],
        indexes: vec![
            Index {
                name: Some("by_note".to_owned()),
                kind: IndexKind::Plain,
                parts: vec![
                    KeyPart { target: KeyTarget::Column("note".to_owned()), prefix: Some(10), descending: true },
                    KeyPart {
                        target: KeyTarget::Expression("lower(`note`)".to_owned()),
                        prefix: None,
                        descending: false,
                    },
                ],
            },
            Index { name: None, kind: IndexKind::Unique, parts: vec![KeyPart::column("line")] },
        ],
        foreign_keys: vec![ForeignKey {
            name: Some("order_of_line".to_owned()),
            columns: vec!["order_id".to_owned()],
            database: None,
            table: "orders".to_owned(),
            references: vec!["id".to_owned()],
            on_delete: Some(ReferentialAction::Cascade),
            on_update: Some(ReferentialAction::NoAction),
        }],
        engine: Some("InnoDB".to_owned()),
        charset: Some("utf8mb4".to_owned()),
        collation: Some("utf8mb4_0900_ai_ci".to_owned()),
        comment: Some("a customer's \\ order".to_owned()),
        ..CreateTable::new(
            "order`lines",
            vec![
                column("order_id", "bigint unsigned not null"),
                column("line", "int unsigned not null"),
                column("gift", "bool not null default 0"),
                column("note", "varchar(255) comment 'it''s\nfree'"),
            ],
        )
    };
    assert_eq!(
        table.to_string(),
        "\
create table if not exists `shop`.`order``lines` (
  `order_id` bigint unsigned not null,
  `line` int unsigned not null,
  `gift` tinyint(1) not null default '0',
  `note` varchar(255) comment 'it''s\\nfree',
  primary key (`order_id`, `line`),
  key `by_note` (`note`(10) desc, (lower(`note`))),
  unique key (`line`),
  constraint `order_of_line` foreign key (`order_id`) references `orders` (`id`) on delete cascade on update no action
)
engine = InnoDB
default character set = utf8mb4
default collate = utf8mb4_0900_ai_ci
comment = 'a customer''s \\\\ order';
"
    );
}

#[test]
fn a_table_without_options_ends_after_its_columns() {
    let table = CreateTable::new("t", vec![column("id", "int primary key")]);
    assert_eq!(table.to_string(), "create table if not exists `t` (\n  `id` int not null primary key\n);\n");
}
