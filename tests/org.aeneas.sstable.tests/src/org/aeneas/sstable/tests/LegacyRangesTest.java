package org.aeneas.sstable.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.SchemaReader;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.sstable.SSTables;
import org.aeneas.tests.support.Readers;
import org.junit.jupiter.api.Test;

/** What Cassandra 2.x writes of a deleted range in which collections are deleted too. */
class LegacyRangesTest {
    private static final Path DIRECTORY =
            Path.of("resources/sstables/s21cut/wide-a01f8530e69211f1a2db4d68ff3ad20d");
    private static final long AFTER_EXPIRY = 1_800_000_000;
    private static final String SCHEMA = """
            CREATE TYPE ks.point (x int, y text);
            CREATE TABLE ks.wide (k int, c1 int, c2 text, s1 text STATIC, s2 list<int> STATIC,
              s3 map<text, int> STATIC, v int, t text, f frozen<list<int>>, p frozen<tuple<int, text>>, l list<int>,
              s set<text>, m map<text, int>, u frozen<point>, PRIMARY KEY (k, c1, c2))
              WITH CLUSTERING ORDER BY (c1 ASC, c2 DESC);
            """;

    @Test
    void should_read_a_row_within_which_a_deleted_range_was_cut_and_repeated() {
        assumeTrue(Readers.lines().contains(Readers.V3), "the reader of old formats is not on this class path");
        SSTables sstables = Readers.sstables(Readers.V3);
        TableSchema schema = SchemaReader.read(SCHEMA, "the test", "").table("ks", "wide").orElseThrow();
        try (RowSource source = sstables.open(schema, List.of(DIRECTORY))) {
            List<ReadRow> rows = ReadRow.drain(source.open(TokenRange.ALL, AFTER_EXPIRY));

            assertEquals(List.of(Map.of("k", "2", "c1", "0", "c2", "'b'", "t", "'c'", "l", "[1, 7]", "s",
                    "{'c', 'ä€'}", "m", "{'b': 7}", "u", "{x: null, y: 'a'}")),
                    rows.stream().map(ReadRow::cells).toList());
        }
    }
}
