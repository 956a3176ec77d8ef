package org.aeneas.cassandra.internal;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.core.tree.Tree;
import org.aeneas.engine.RowSource;
import org.aeneas.engine.SourceConnection;
import org.aeneas.engine.StatementRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.internal.core.context.InternalDriverContext;
import com.datastax.oss.driver.internal.core.util.concurrent.CompletableFutures;

/** A session with a cluster. Safe for use by many threads. */
final class CassandraConnection implements SourceConnection {
    private static final Logger LOG = LoggerFactory.getLogger(CassandraConnection.class);

    private final CqlSession session;
    private final StatementRunner runner;
    private final int pageSize;

    CassandraConnection(CqlSession session, int pageSize) {
        this.session = session;
        this.runner = new StatementRunner(session);
        this.pageSize = pageSize;
    }

    @Override
    public String description() {
        TreeSet<String> versions = new TreeSet<>();
        for (Node node : session.getMetadata().getNodes().values()) {
            versions.add(String.valueOf(node.getCassandraVersion()));
        }
        int nodes = session.getMetadata().getNodes().size();
        return "Cassandra " + String.join(", ", versions) + ", cluster "
                + session.getMetadata().getClusterName().orElse("without a name") + ", " + nodes
                + (nodes == 1 ? " node" : " nodes");
    }

    @Override
    public Schema schema() {
        return new LiveSchema(session).read();
    }

    @Override
    public Tree tree(Progress progress) {
        progress.begin("Reading the schema of the cluster");
        progress.check();
        Schema schema = schema();
        refreshNodes();
        return new CassandraTree(description(), session.getMetadata(), schema);
    }

    /** Clients are told of a new node when it takes clients: of a clone's nodes never. */
    private void refreshNodes() {
        try {
            CompletableFutures.getUninterruptibly(((InternalDriverContext) session.getContext()).getMetadataManager()
                    .refreshNodes());
        } catch (DriverException e) {
            LOG.info("The nodes of the cluster are shown as they were known before: {}", e.getMessage());
        }
    }

    /** {@inheritDoc} Write times and expiry are not known from CQL: {@code Row.written} is never called. */
    @Override
    public RowSource query(TableSchema table, String consistency) {
        return new CqlRowSource(session, table, consistency(consistency), pageSize);
    }

    @Override
    public void execute(String statement, Object... values) {
        runner.execute(statement, values);
    }

    @Override
    public CompletionStage<Void> executeAsync(String statement, Object... values) {
        return runner.executeAsync(statement, values);
    }

    @Override
    public StatementRows ask(String statement, int most) {
        return runner.ask(statement, most);
    }

    @Override
    public void close() {
        session.close();
    }

    private static ConsistencyLevel consistency(String name) {
        return Arrays.stream(DefaultConsistencyLevel.values()).filter(CassandraConnection::readable)
                .filter(l -> l.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new Problem("consistency-unknown", "There is no such consistency level for reads.",
                        name, "Choose one of " + Arrays.stream(DefaultConsistencyLevel.values())
                                .filter(CassandraConnection::readable).map(Enum::name)
                                .collect(Collectors.joining(", ")) + ".").asException());
    }

    private static boolean readable(DefaultConsistencyLevel level) {
        return !level.isSerial() && level != DefaultConsistencyLevel.ANY
                && level != DefaultConsistencyLevel.EACH_QUORUM;
    }
}
