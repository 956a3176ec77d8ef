package org.aeneas.sandbox.internal.node;

import java.io.IOException;
import java.rmi.NotBoundException;
import java.rmi.registry.LocateRegistry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.rmi.RMIConnector;
import javax.management.remote.rmi.RMIServer;

import org.aeneas.sandbox.internal.process.Loopback;

/**
 * What nodetool does, without the two seconds that a JVM of its own takes. One connection a call.
 *
 * @param port of 127.0.0.1: Cassandra's local JMX knows no other address
 */
public record NodeJmx(int port) {
    private static final String STORAGE_SERVICE = "org.apache.cassandra.db:type=StorageService";
    /** What Cassandra calls tables: until 2.2, and since 3.0. */
    private static final List<String> TABLE_TYPES = List.of("ColumnFamily", "Table");

    /** Calls an operation of {@code StorageServiceMBean}. */
    public Object invoke(String operation, Object[] arguments, String... signature) throws IOException {
        return call(server -> server.invoke(new ObjectName(STORAGE_SERVICE), operation, arguments, signature));
    }

    /** An attribute of {@code StorageServiceMBean} that is a list of names or addresses. */
    public List<?> names(String attribute) throws IOException {
        return (List<?>) call(server -> server.getAttribute(new ObjectName(STORAGE_SERVICE), attribute));
    }

    /**
     * How many SSTables each table of a keyspace reads.
     *
     * @return by the table's name; without secondary indexes
     */
    @SuppressWarnings("unchecked")
    public Map<String, Integer> liveSsTables(String keyspace) throws IOException {
        return (Map<String, Integer>) call(server -> {
            Map<String, Integer> counts = new TreeMap<>();
            for (String type : TABLE_TYPES) {
                ObjectName every = new ObjectName("org.apache.cassandra.metrics:type=" + type + ",keyspace=" + keyspace
                        + ",scope=*,name=LiveSSTableCount");
                for (ObjectName table : server.queryNames(every, null)) {
                    counts.put(table.getKeyProperty("scope"), (Integer) server.getAttribute(table, "Value"));
                }
            }
            return counts;
        });
    }

    private interface Call {
        Object on(MBeanServerConnection server) throws IOException, JMException;
    }

    private RMIServer server() throws IOException {
        try {
            return (RMIServer) LocateRegistry.getRegistry(Loopback.HOST, port).lookup("jmxrmi");
        } catch (NotBoundException e) {
            throw new IOException("The node offers no JMX yet", e);
        }
    }

    private Object call(Call call) throws IOException {
        // Asked of the registry directly: JNDI's way to the same place depends on class loaders.
        try (RMIConnector connector = new RMIConnector(server(), Map.of())) {
            connector.connect();
            return call.on(connector.getMBeanServerConnection());
        } catch (JMException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
