package org.aeneas.cassandra.internal;

import java.util.List;
import java.util.stream.Collectors;

import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.Identifiers;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.metadata.TokenMap;

/**
 * The rows of a table as SELECT answers them, at one consistency level. What is alive is decided by the cluster's own
 * clock at the time of reading, so {@code asOf} has no effect; write times are not known, and expiry only of the
 * columns that {@link #tellsTtl}.
 */
final class CqlRowSource implements RowSource {
    private final CqlSession session;
    private final TableSchema table;
    private final ConsistencyLevel consistency;
    private final int pageSize;

    CqlRowSource(CqlSession session, TableSchema table, ConsistencyLevel consistency, int pageSize) {
        this.session = session;
        this.table = table;
        this.consistency = consistency;
        this.pageSize = pageSize;
    }

    @Override
    public TableSchema schema() {
        return table;
    }

    /**
     * Parts of the ring by the cluster's own estimates of the table's size, which it renews every few minutes: a plan
     * keeps the parts that it was given.
     */
    @Override
    public List<Split> splits(long targetBytes) {
        return session.getMetadata().getTokenMap()
                .map(ring -> new RingSplits(ring, SizeEstimate.bytes(session, table, ring), targetBytes).splits())
                // An order-preserving partitioner of somebody's own: its tokens are not ours to cut.
                .orElseGet(() -> List.of(new Split(TokenRange.ALL, 0, -1)));
    }

    @Override
    public RowCursor open(TokenRange range, long asOf) {
        try {
            PreparedStatement prepared = session.prepare(select(range));
            BoundStatementBuilder bound = prepared.boundStatementBuilder().setConsistencyLevel(consistency)
                    .setIdempotence(true);
            int place = 0;
            for (String token : List.of(range.start(), range.end())) {
                if (!token.isEmpty()) {
                    bound = bound.setToken(place++, ring().parse(token));
                }
            }
            return new CqlRowCursor(table, new PageReader(session, bound.build(), pageSize, table.qualifiedName()));
        } catch (DriverException e) {
            throw QueryProblems.of(e, table.qualifiedName());
        }
    }

    /** CQL tells neither a marker's expiry nor, before 5.0, that of a collection's elements. */
    @Override
    public boolean tellsExpiry() {
        return false;
    }

    @Override
    public void close() {
        // the session belongs to the connection
    }

    private TokenMap ring() {
        return session.getMetadata().getTokenMap()
                .orElseThrow(() -> new IllegalArgumentException("the partitioner's tokens are not known"));
    }

    private String select(TokenRange range) {
        String token = "token(" + names(table.partitionKey()) + ")";
        String where = range.start().isEmpty() ? "" : " WHERE " + token + " > ?";
        where += range.end().isEmpty() ? "" : (where.isEmpty() ? " WHERE " : " AND ") + token + " <= ?";
        return "SELECT " + names(table.columns()) + ttls() + " FROM " + Identifiers.quote(table.keyspace()) + "."
                + Identifiers.quote(table.name()) + where;
    }

    private String ttls() {
        return table.columns().stream().filter(CqlRowSource::tellsTtl)
                .map(column -> ", TTL(" + Identifiers.quote(column.name()) + ")").collect(Collectors.joining());
    }

    /** Every version answers TTL() of a single cell; what holds several, some refuse. Counters never expire. */
    static boolean tellsTtl(Column column) {
        return (column.kind() == Column.Kind.REGULAR || column.kind() == Column.Kind.STATIC)
                && column.type() instanceof CqlType.Native type && type != CqlType.Native.COUNTER;
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(c -> Identifiers.quote(c.name())).collect(Collectors.joining(", "));
    }
}
