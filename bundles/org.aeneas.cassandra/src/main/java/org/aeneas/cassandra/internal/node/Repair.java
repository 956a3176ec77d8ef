package org.aeneas.cassandra.internal.node;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.Notification;
import javax.management.NotificationListener;
import javax.management.ObjectName;

import org.aeneas.core.CancelledException;

/**
 * A full repair by {@code StorageServiceMBean}, which tells by notifications how it goes. In 2.1 they are of type
 * {@code repair} with the command's number and a place in {@code ActiveRepairService.Status}; later of type
 * {@code progress} with the command's number in their source and a place in {@code ProgressEventType}.
 */
final class Repair implements NotificationListener {
    private static final int FAILED_IN_2_1 = 2;
    private static final int FINISHED_IN_2_1 = 3;
    private static final int ERROR = 2;
    private static final int ABORT = 3;
    private static final int COMPLETE = 5;
    private static final String SOURCE = "repair:";
    /** Nothing to repair: the node replicates with nobody. */
    private static final int NO_COMMAND = 0;

    private final MBeanServerConnection server;
    /** Of commands, which may end before their number is known. */
    private final Set<Integer> failed = new HashSet<>();
    private final Set<Integer> ended = new HashSet<>();

    Repair(MBeanServerConnection server) {
        this.server = server;
    }

    /** @return whether it succeeded, once it has ended */
    boolean run(String keyspace, Set<String> tables) throws IOException, JMException {
        ObjectName storage = new ObjectName(StorageService.NAME);
        server.addNotificationListener(storage, this, null, null);
        try {
            int begun = begin(storage, keyspace, tables);
            if (begun == NO_COMMAND) {
                return true;
            }
            return await(begun);
        } finally {
            server.removeNotificationListener(storage, this);
        }
    }

    private int begin(ObjectName storage, String keyspace, Set<String> tables) throws IOException, JMException {
        boolean options = Arrays.stream(server.getMBeanInfo(storage).getOperations())
                .anyMatch(operation -> operation.getName().equals("repairAsync"));
        if (options) {
            // Nodes on Java 8 cannot read what Map.of makes.
            Map<String, String> chosen = new HashMap<>(Map.of("incremental", "false", "primaryRange", "false",
                    "parallelism", "parallel", "columnFamilies", String.join(",", tables)));
            return (Integer) server.invoke(storage, "repairAsync", new Object[] { keyspace, chosen },
                    new String[] { String.class.getName(), Map.class.getName() });
        }
        String collection = Collection.class.getName();
        return (Integer) server.invoke(storage, "forceRepairAsync",
                new Object[] { keyspace, false, null, null, false, true, tables.toArray(String[]::new) },
                new String[] { String.class.getName(), "boolean", collection, collection, "boolean", "boolean",
                        String[].class.getName() });
    }

    private boolean await(int command) {
        synchronized (ended) {
            try {
                while (!ended.contains(command)) {
                    ended.wait();
                }
            } catch (InterruptedException e) {
                throw CancelledException.of(e);
            }
            return !failed.contains(command);
        }
    }

    @Override
    public void handleNotification(Notification notification, Object handback) {
        if (notification.getType().equals("repair") && notification.getUserData() instanceof int[] data) {
            tell(data[0], data[1] == FAILED_IN_2_1, data[1] == FINISHED_IN_2_1);
        } else if (notification.getType().equals("progress") && notification.getUserData() instanceof Map<?, ?> data
                && notification.getSource() instanceof String source && source.startsWith(SOURCE)
                && data.get("type") instanceof Integer type) {
            tell(Integer.parseInt(source.substring(SOURCE.length())), type == ERROR || type == ABORT,
                    type == COMPLETE);
        }
    }

    private void tell(int command, boolean failure, boolean end) {
        synchronized (ended) {
            if (failure) {
                failed.add(command);
            }
            if (end) {
                ended.add(command);
                ended.notifyAll();
            }
        }
    }
}
