package org.aeneas.cassandra.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.aeneas.core.ProblemException;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.CassandraNode;

/** Does steps to fresh tables of one node, and compares what is stored with what the node answers. */
final class Replay {
    private static final long SECOND = 1_000_000_000L;

    private final CassandraNode node;
    private final SourceConnection connection;
    private final String keyspace;
    private final List<String> refusals = new ArrayList<>();
    private int runs;

    Replay(CassandraNode node, SourceConnection connection, String keyspace) {
        this.node = node;
        this.connection = connection;
        this.keyspace = keyspace;
    }

    /** What the node did not do in the last run, and why: code of the Problem, reason and statement. */
    List<String> refusals() {
        return refusals;
    }

    /** @return the tables, as they are after the last step */
    Map<String, StoredTable> run(List<MutationTable> tables, List<Step> steps) {
        String own = keyspace + ++runs;
        LiveValuesTest.keyspace(connection, own);
        connection.execute("CREATE TYPE " + own + ".point (x int, y text)");
        tables.forEach(table -> connection.execute(named(table.create(), own, table.name())));
        refusals.clear();
        long expired = System.nanoTime();
        for (Step step : steps) {
            if (step instanceof Step.Write write) {
                write(named(write.cql(), own, write.table()));
                expired = write.expires() == 0 ? expired
                        : Math.max(expired, System.nanoTime() + (write.expires() + 1) * SECOND);
            } else if (step instanceof Step.Flush) {
                node.flush(own);
            } else {
                node.compact(own);
            }
        }
        await(expired);
        Map<String, StoredTable> stored = new TreeMap<>(StoredTable.all(node, connection, own));
        connection.execute("DROP KEYSPACE " + own);
        return stored;
    }

    static String named(String cql, String keyspace, String table) {
        return cql.replace("#", keyspace + "." + table);
    }

    private void write(String cql) {
        try {
            connection.execute(cql);
        } catch (ProblemException e) {
            if (!e.problem().code().startsWith("cassandra-")) {
                throw e;
            }
            refusals.add(e.problem().code() + ": " + e.problem().what() + " " + cql);
        }
    }

    private static void await(long nanos) {
        try {
            while (System.nanoTime() < nanos) {
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
