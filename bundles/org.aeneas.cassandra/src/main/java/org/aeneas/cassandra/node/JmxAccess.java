package org.aeneas.cassandra.node;

import java.util.Arrays;

/**
 * How to get into a node's JMX. Never printed.
 *
 * @param port     of the node's loopback address, 7199 unless it was changed
 * @param user     empty if JMX asks for none
 * @param password empty if JMX asks for none
 */
public record JmxAccess(int port, String user, char[] password) {
    public static final int DEFAULT_PORT = 7199;

    /** JMX that asks for no password, as Cassandra has it unless it was changed. */
    public static JmxAccess open(int port) {
        return new JmxAccess(port, "", new char[0]);
    }

    /** Overwrites the password; this is of no use afterwards. */
    public void clear() {
        Arrays.fill(password, '\0');
    }

    @Override
    public String toString() {
        return "JMX port " + port + (user.isEmpty() ? "" : " as " + user);
    }
}
