package org.aeneas.sandbox.shop;

import java.util.stream.Stream;

import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.shop.CqlRunner.Statement;

/** One table of the shop and what happens to it. Rows are numbered from 0; a row's content follows from its number. */
interface ShopTable {

    String name();

    /** How many of a hundred rows of the shop are this table's. */
    int percent();

    /** What follows {@code CREATE TABLE keyspace.name}. */
    String definition(CassandraVersion version);

    default boolean isIn(CassandraVersion version) {
        return true;
    }

    Stream<Statement> inserts(Shop shop, long rows);

    Stream<Statement> updates(Shop shop, long rows);

    Stream<Statement> deletes(Shop shop, long rows);

    /** What is written again after it was deleted, and changed once more. */
    default Stream<Statement> revivals(Shop shop, long rows) {
        return Stream.empty();
    }
}
