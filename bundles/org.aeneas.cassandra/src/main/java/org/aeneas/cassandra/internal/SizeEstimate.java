package org.aeneas.cassandra.internal;

import java.util.List;

import org.aeneas.core.row.TokenOrder;
import org.aeneas.core.schema.TableSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.loadbalancing.NodeDistance;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.TokenMap;

/**
 * How big a table is, by what each node of the local datacenter estimates of its primary ranges
 * ({@code system.size_estimates}, since 2.1.5), and of the ring those cover.
 */
final class SizeEstimate {
    private static final Logger LOG = LoggerFactory.getLogger(SizeEstimate.class);

    private SizeEstimate() {
    }

    /** @return uncompressed bytes, one replica; 0 if unknown: new tables get their first estimate after minutes */
    static long bytes(CqlSession session, TableSchema table, TokenMap ring) {
        TokenOrder order = TokenOrder.of(ring.getPartitionerName());
        double bytes = 0;
        double covered = 0;
        for (Node node : session.getMetadata().getNodes().values()) {
            if (node.getDistance() == NodeDistance.LOCAL) {
                for (Row row : estimates(session, table, node)) {
                    bytes += (double) row.getLong("mean_partition_size") * row.getLong("partitions_count");
                    covered += order.hashes()
                            ? order.share(row.getString("range_start"), row.getString("range_end")) : 0;
                }
            }
        }
        return (long) (covered > 0 && covered < 1 ? bytes / covered : bytes);
    }

    private static Iterable<Row> estimates(CqlSession session, TableSchema table, Node node) {
        try {
            return session.execute(SimpleStatement.newInstance("SELECT range_start, range_end, mean_partition_size, "
                    + "partitions_count FROM system.size_estimates WHERE keyspace_name = ? AND table_name = ?",
                    table.keyspace(), table.name()).setNode(node)).all();
        } catch (DriverException e) {
            LOG.debug("{} gives no estimate of the size of {}", node, table.qualifiedName(), e);
            return List.of();
        }
    }
}
