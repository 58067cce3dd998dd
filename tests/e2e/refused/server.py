"""Columns that a server refuses itself."""

from __future__ import annotations

#: The way of being refused, the server, and the column.
SERVER_REFUSES = (
    ("unread_column", "mysql", "decimal(18,40)"),
    ("unread_column", "mysql", "decimal(4,5)"),
    ("unread_column", "mysql", "decimal(66,2)"),
    ("unread_column", "mysql", "int not nul"),
    ("unread_column", "mysql", "integr"),
    ("unread_column", "mysql", "bit(65)"),
    ("unread_column", "mysql", "time(7)"),
    ("unread_column", "mysql", "tinyint default 300"),
    ("unread_column", "mysql", "enum('a','b') default 'c'"),
    ("unread_column", "mysql", "varchar"),
    ("unread_column", "mysql", "char(256)"),
    ("unread_column", "mysql", "int not null default null"),
    ("unread_column", "mariadb", "varchar(9) character set utf9"),
    ("refused_by_server", "mysql", "uuid"),
    ("refused_by_server", "mysql", "inet4"),
    ("refused_by_server", "mysql", "inet6"),
    ("refused_by_server", "mysql", "text default 'a'"),
    ("refused_by_server", "mysql", "json default '{}'"),
    ("refused_by_server", "mysql", "enum('a','A')"),
    ("refused_by_server", "mariadb", "enum('a','A')"),
    ("refused_by_server", "mariadb", "set('a','A')"),
    ("refused_by_server", "mariadb", "point srid 4326"),
    ("refused_by_server", "mariadb", "int generated always as (1) stored not null"),
)
