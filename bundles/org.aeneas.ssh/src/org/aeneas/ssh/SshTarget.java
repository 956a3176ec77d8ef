package org.aeneas.ssh;

/** Who logs in where. */
public record SshTarget(String user, String host, int port) {
    public static final int DEFAULT_PORT = 22;

    public SshTarget {
        if (user.isBlank() || host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a place to log in: " + user + "@" + host + ":" + port);
        }
    }

    /** The host as known-hosts files name it: with its port, unless that is 22. */
    public String hostAndPort() {
        return port == DEFAULT_PORT ? host : "[" + host + "]:" + port;
    }

    @Override
    public String toString() {
        return user + "@" + host + (port == DEFAULT_PORT ? "" : ":" + port);
    }
}
