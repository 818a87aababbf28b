"""Goods, sales and money of the shops, as the exports tell them and as the seller says."""

from __future__ import annotations

from typing import Final

from alembic.operations import Operations

TABLES: Final = (
    """
    CREATE TABLE loads (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        store_id INTEGER NOT NULL,
        family TEXT NOT NULL,
        report TEXT NOT NULL,
        locale TEXT NOT NULL,
        name TEXT NOT NULL,
        sha256 VARCHAR(64) NOT NULL,
        size INTEGER NOT NULL,
        encoding TEXT NOT NULL,
        header_line INTEGER NOT NULL,
        currencies TEXT NOT NULL,
        first_day INTEGER NOT NULL,
        last_day INTEGER NOT NULL,
        period_stated INTEGER NOT NULL,
        rows INTEGER NOT NULL,
        loaded INTEGER NOT NULL,
        known INTEGER NOT NULL,
        changed INTEGER NOT NULL,
        totals TEXT NOT NULL,
        reconciled INTEGER,
        off_by INTEGER NOT NULL,
        damaged_ids INTEGER NOT NULL,
        skipped_count INTEGER NOT NULL,
        skipped TEXT NOT NULL,
        mapping TEXT NOT NULL,
        at DATETIME NOT NULL,
        undone_at DATETIME,
        CONSTRAINT fk_loads_store_id FOREIGN KEY(store_id) REFERENCES stores (id)
    )
    """,
    """
    CREATE INDEX ix_loads_store_id_sha256 ON loads (store_id, sha256)
    """,
    """
    CREATE TABLE products (
        id INTEGER NOT NULL,
        code TEXT NOT NULL,
        CONSTRAINT pk_products PRIMARY KEY (id),
        CONSTRAINT uq_products_code UNIQUE (code)
    )
    """,
    """
    CREATE TABLE goods (
        id INTEGER NOT NULL,
        store_id INTEGER NOT NULL,
        report TEXT NOT NULL,
        sku TEXT NOT NULL,
        CONSTRAINT pk_goods PRIMARY KEY (id),
        CONSTRAINT uq_goods_store_id_report_sku UNIQUE (store_id, report, sku),
        CONSTRAINT fk_goods_store_id FOREIGN KEY(store_id) REFERENCES stores (id)
    )
    """,
    """
    CREATE TABLE good_products (
        product INTEGER NOT NULL,
        good INTEGER NOT NULL,
        CONSTRAINT pk_good_products PRIMARY KEY (product, good),
        CONSTRAINT fk_good_products_product FOREIGN KEY(product) REFERENCES products (id),
        CONSTRAINT fk_good_products_good FOREIGN KEY(good) REFERENCES goods (id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE facets (
        id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        status TEXT NOT NULL,
        currency TEXT NOT NULL,
        channel TEXT NOT NULL,
        state TEXT NOT NULL,
        country TEXT NOT NULL,
        CONSTRAINT pk_facets PRIMARY KEY (id),
        CONSTRAINT uq_facets_kind_status_currency_channel_state_country
            UNIQUE (kind, status, currency, channel, state, country)
    )
    """,
    """
    CREATE TABLE order_lines (
        good INTEGER NOT NULL,
        order_id TEXT NOT NULL,
        occurrence INTEGER NOT NULL,
        load_id INTEGER NOT NULL,
        product INTEGER NOT NULL,
        facet INTEGER NOT NULL,
        day INTEGER NOT NULL,
        at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL,
        quantity INTEGER NOT NULL,
        gross INTEGER NOT NULL,
        shipping INTEGER NOT NULL,
        promo INTEGER NOT NULL,
        tax INTEGER NOT NULL,
        damaged INTEGER NOT NULL,
        CONSTRAINT pk_order_lines PRIMARY KEY (good, order_id, occurrence)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE order_lines_again (
        good INTEGER NOT NULL,
        order_id TEXT NOT NULL,
        occurrence INTEGER NOT NULL,
        load_id INTEGER NOT NULL,
        product INTEGER NOT NULL,
        facet INTEGER NOT NULL,
        day INTEGER NOT NULL,
        at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL,
        quantity INTEGER NOT NULL,
        gross INTEGER NOT NULL,
        shipping INTEGER NOT NULL,
        promo INTEGER NOT NULL,
        tax INTEGER NOT NULL,
        damaged INTEGER NOT NULL,
        CONSTRAINT pk_order_lines_again PRIMARY KEY (good, order_id, occurrence, load_id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE movements (
        good INTEGER NOT NULL,
        digest INTEGER NOT NULL,
        occurrence INTEGER NOT NULL,
        load_id INTEGER NOT NULL,
        settlement TEXT NOT NULL,
        order_id TEXT NOT NULL,
        description TEXT NOT NULL,
        facet INTEGER NOT NULL,
        day INTEGER NOT NULL,
        at INTEGER NOT NULL,
        quantity INTEGER NOT NULL,
        gross INTEGER NOT NULL,
        shipping INTEGER NOT NULL,
        promo INTEGER NOT NULL,
        tax INTEGER NOT NULL,
        selling_fee INTEGER NOT NULL,
        fba_fee INTEGER NOT NULL,
        other_fee INTEGER NOT NULL,
        other INTEGER NOT NULL,
        total INTEGER NOT NULL,
        damaged INTEGER NOT NULL,
        CONSTRAINT pk_movements PRIMARY KEY (good, digest, occurrence)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE movements_again (
        good INTEGER NOT NULL,
        digest INTEGER NOT NULL,
        occurrence INTEGER NOT NULL,
        load_id INTEGER NOT NULL,
        settlement TEXT NOT NULL,
        order_id TEXT NOT NULL,
        description TEXT NOT NULL,
        facet INTEGER NOT NULL,
        day INTEGER NOT NULL,
        at INTEGER NOT NULL,
        quantity INTEGER NOT NULL,
        gross INTEGER NOT NULL,
        shipping INTEGER NOT NULL,
        promo INTEGER NOT NULL,
        tax INTEGER NOT NULL,
        selling_fee INTEGER NOT NULL,
        fba_fee INTEGER NOT NULL,
        other_fee INTEGER NOT NULL,
        other INTEGER NOT NULL,
        total INTEGER NOT NULL,
        damaged INTEGER NOT NULL,
        CONSTRAINT pk_movements_again PRIMARY KEY (good, digest, occurrence, load_id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE shop_months (
        store_id INTEGER NOT NULL,
        report TEXT NOT NULL,
        month INTEGER NOT NULL,
        kind TEXT NOT NULL,
        status TEXT NOT NULL,
        currency TEXT NOT NULL,
        channel TEXT NOT NULL,
        lines INTEGER NOT NULL,
        units INTEGER NOT NULL,
        gross INTEGER NOT NULL,
        total INTEGER NOT NULL,
        CONSTRAINT pk_shop_months
            PRIMARY KEY (store_id, report, month, kind, status, currency, channel),
        CONSTRAINT fk_shop_months_store_id FOREIGN KEY(store_id) REFERENCES stores (id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE period_sales (
        load_id INTEGER NOT NULL,
        line INTEGER NOT NULL,
        product_id TEXT NOT NULL,
        sku TEXT NOT NULL,
        title TEXT NOT NULL,
        quantity INTEGER NOT NULL,
        gross INTEGER NOT NULL,
        currency VARCHAR(3) NOT NULL,
        CONSTRAINT pk_period_sales PRIMARY KEY (load_id, line),
        CONSTRAINT fk_period_sales_load_id FOREIGN KEY(load_id) REFERENCES loads (id)
    )
    """,
    """
    CREATE INDEX ix_period_sales_product_id ON period_sales (product_id)
    """,
    """
    CREATE TABLE listings (
        id INTEGER NOT NULL,
        store_id INTEGER NOT NULL,
        sku TEXT NOT NULL,
        product_id TEXT NOT NULL,
        title TEXT NOT NULL,
        price TEXT NOT NULL,
        status TEXT NOT NULL,
        channel TEXT NOT NULL,
        load_id INTEGER,
        at DATETIME NOT NULL,
        CONSTRAINT pk_listings PRIMARY KEY (id),
        CONSTRAINT uq_listings_store_id_sku_product_id UNIQUE (store_id, sku, product_id),
        CONSTRAINT fk_listings_store_id FOREIGN KEY(store_id) REFERENCES stores (id),
        CONSTRAINT fk_listings_load_id FOREIGN KEY(load_id) REFERENCES loads (id)
    )
    """,
    """
    CREATE INDEX ix_listings_product_id ON listings (product_id)
    """,
    """
    CREATE TABLE listing_versions (
        id INTEGER NOT NULL,
        listing_id INTEGER NOT NULL,
        title TEXT NOT NULL,
        price TEXT NOT NULL,
        status TEXT NOT NULL,
        load_id INTEGER,
        at DATETIME NOT NULL,
        CONSTRAINT pk_listing_versions PRIMARY KEY (id),
        CONSTRAINT fk_listing_versions_listing_id FOREIGN KEY(listing_id) REFERENCES listings (id),
        CONSTRAINT fk_listing_versions_load_id FOREIGN KEY(load_id) REFERENCES loads (id)
    )
    """,
    """
    CREATE INDEX ix_listing_versions_listing_id ON listing_versions (listing_id)
    """,
    """
    CREATE TABLE balances (
        id INTEGER NOT NULL,
        store_id INTEGER NOT NULL,
        account TEXT NOT NULL,
        "on" DATE NOT NULL,
        currency VARCHAR(3) NOT NULL,
        available_minor INTEGER,
        held_minor INTEGER,
        sha256 VARCHAR(64),
        load_id INTEGER,
        note TEXT NOT NULL,
        at DATETIME NOT NULL,
        removed_at DATETIME,
        CONSTRAINT pk_balances PRIMARY KEY (id),
        CONSTRAINT ck_balances_currency CHECK (length(currency) = 3),
        CONSTRAINT fk_balances_store_id FOREIGN KEY(store_id) REFERENCES stores (id),
        CONSTRAINT fk_balances_sha256 FOREIGN KEY(sha256) REFERENCES evidence (sha256),
        CONSTRAINT fk_balances_load_id FOREIGN KEY(load_id) REFERENCES loads (id)
    )
    """,
    """
    CREATE INDEX ix_balances_store_id_account_on ON balances (store_id, account, "on")
    """,
    """
    CREATE TABLE rates (
        id INTEGER NOT NULL,
        currency VARCHAR(3) NOT NULL,
        "into" VARCHAR(3) NOT NULL,
        "on" DATE NOT NULL,
        rate TEXT NOT NULL,
        source TEXT NOT NULL,
        at DATETIME NOT NULL,
        removed_at DATETIME,
        CONSTRAINT pk_rates PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE costs (
        id INTEGER NOT NULL,
        store_id INTEGER NOT NULL,
        product_id TEXT NOT NULL,
        sku TEXT NOT NULL,
        supplier TEXT NOT NULL,
        from_day DATE NOT NULL,
        unit_minor INTEGER NOT NULL,
        currency VARCHAR(3) NOT NULL,
        quantity INTEGER,
        sha256 VARCHAR(64),
        note TEXT NOT NULL,
        at DATETIME NOT NULL,
        removed_at DATETIME,
        CONSTRAINT pk_costs PRIMARY KEY (id),
        CONSTRAINT fk_costs_store_id FOREIGN KEY(store_id) REFERENCES stores (id),
        CONSTRAINT fk_costs_sha256 FOREIGN KEY(sha256) REFERENCES evidence (sha256)
    )
    """,
    """
    CREATE INDEX ix_costs_store_id_product_id ON costs (store_id, product_id)
    """,
    """
    CREATE TABLE listing_answers (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        case_id INTEGER NOT NULL,
        product_id TEXT NOT NULL,
        answer TEXT NOT NULL,
        at DATETIME NOT NULL,
        CONSTRAINT ck_listing_answers_answer CHECK (answer IN ('yes', 'no', 'not_sure', 'open')),
        CONSTRAINT fk_listing_answers_case_id FOREIGN KEY(case_id) REFERENCES cases (id)
    )
    """,
    """
    CREATE INDEX ix_listing_answers_case_id ON listing_answers (case_id)
    """,
    """
    CREATE TABLE mappings (
        id INTEGER NOT NULL,
        store_id INTEGER NOT NULL,
        header VARCHAR(64) NOT NULL,
        columns TEXT NOT NULL,
        options TEXT NOT NULL,
        at DATETIME NOT NULL,
        CONSTRAINT pk_mappings PRIMARY KEY (id),
        CONSTRAINT uq_mappings_store_id_header UNIQUE (store_id, header),
        CONSTRAINT fk_mappings_store_id FOREIGN KEY(store_id) REFERENCES stores (id)
    )
    """,
    """
    CREATE TABLE watch_terms (
        id INTEGER NOT NULL,
        list TEXT NOT NULL,
        term TEXT NOT NULL,
        owner TEXT NOT NULL,
        source TEXT NOT NULL,
        note TEXT NOT NULL,
        weak INTEGER NOT NULL,
        at DATETIME NOT NULL,
        removed_at DATETIME,
        CONSTRAINT pk_watch_terms PRIMARY KEY (id),
        CONSTRAINT uq_watch_terms_list_term UNIQUE (list, term)
    )
    """,
)


def upgrade(op: Operations) -> None:
    # Nothing could be put into these before.
    for table in ("sales", "listings", "balances"):
        op.drop_table(table)
    for statement in TABLES:
        op.execute(statement)
