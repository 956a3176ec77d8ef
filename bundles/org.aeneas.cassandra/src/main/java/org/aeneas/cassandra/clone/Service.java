package org.aeneas.cassandra.clone;

/**
 * How Cassandra is started and stopped on a host.
 *
 * @param start a line of shell, for the user by whom commands run
 * @param stop  likewise; it returns when Cassandra has ended
 */
public record Service(Kind kind, String start, String stop) {

    public enum Kind { SYSTEMD, INIT_SCRIPT, TARBALL }
}
