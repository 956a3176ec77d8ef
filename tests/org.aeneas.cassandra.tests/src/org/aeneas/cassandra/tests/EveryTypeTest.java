package org.aeneas.cassandra.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.tests.support.Readers;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type in every position that CQL allows, as it was written, as the node answers it and as its files have it. */
@ExtendWith(WithClusters.class)
class EveryTypeTest {
    private static final boolean ALL = Boolean.getBoolean("aeneas.tests.all");
    private static final String KEYSPACE = "every_type";
    private static final int KEYS = 8;
    private static final int ROWS = 16;
    /** In the short run, one of so many types. */
    private static final int STEP = ALL ? 1 : 6;

    static Stream<NodeKind> nodes() {
        return ALL ? NodeKind.answering() : Stream.of(NodeKind.V3_11, NodeKind.V5_0);
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void should_read_every_type_in_every_position(NodeKind kind, Clusters clusters) {
        Assumptions.assumeFalse(Readers.of(List.of(kind.format())).isEmpty(), "no reader on this class path");
        CassandraNode node = clusters.node(kind);
        try (SourceConnection connection = Clusters.connect(node)) {
            LiveValuesTest.keyspace(connection, KEYSPACE);
            List<TypeTable> tables = tables(kind, connection);
            tables.forEach(table -> connection.execute(table.create()));
            for (int i = 0; i < ROWS; i++) {
                int row = i;
                tables.forEach(table -> table.insert(connection, row));
                if (i == ROWS / 2) {
                    node.flush(KEYSPACE);
                }
            }

            Map<String, StoredTable> stored = StoredTable.all(node, connection, KEYSPACE);

            // 2.2 fails over some values that others take
            assertTrue(tables.stream().mapToInt(TypeTable::failures).sum() <= (kind == NodeKind.V2_2 ? ROWS : 0));
            for (TypeTable table : tables) {
                StoredTable result = stored.get(table.name());
                assertEquals(table.expected(result.schema().columns()),
                        List.copyOf(new TreeSet<>(result.answered())), table::create);
                assertEquals(List.of(), result.differences(), table::create);
                assertEquals(List.of(kind.format()), result.versions());
            }
            connection.execute("DROP KEYSPACE " + KEYSPACE);
        }
    }

    private static List<TypeTable> tables(NodeKind kind, SourceConnection connection) {
        PlacedTypes types = new PlacedTypes(KEYSPACE, kind.version(), connection);
        ProtocolBytes bytes = new ProtocolBytes(Readers.of(List.of(kind.format())).get(0)::order);
        Samples samples = new Samples(new Random(20_261_122), bytes);
        List<CqlType> all = types.all();
        List<TypeTable> tables = new ArrayList<>();
        for (int i = 0; i < all.size(); i += STEP) {
            CqlType type = all.get(i);
            CqlType key = PlacedTypes.isKey(type) ? type : Native.INT;
            List<Object> values = samples.several(key, KEYS);
            List<Object> notEmpty = values.stream().filter(v -> bytes.of(key, v).length > 0).toList();
            List<List<Object>> single = notEmpty.stream().map(List::of).toList();
            // 2.2 dies when it writes to disk an empty tinyint among clustering values
            List<Object> clustering = kind == NodeKind.V2_2 ? notEmpty : values;
            tables.add(new TypeTable(KEYSPACE, "alone_" + i, types.alone(type), single, samples, bytes));
            tables.add(new TypeTable(KEYSPACE, "everywhere_" + i, types.everywhere(type, Integer.toString(i)),
                    keys(clustering, samples.random()), samples, bytes));
        }
        return tables;
    }

    /** A few partitions, with several rows each. */
    private static List<List<Object>> keys(List<Object> values, Random random) {
        List<List<Object>> keys = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            keys.add(List.of(values.get(i % 3 % values.size()), i % 2, values.get(random.nextInt(values.size())),
                    values.get(random.nextInt(values.size()))));
        }
        return keys;
    }
}
