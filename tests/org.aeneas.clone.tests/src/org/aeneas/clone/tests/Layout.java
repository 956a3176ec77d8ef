package org.aeneas.clone.tests;

/** How Cassandra is installed on a host, and who starts it. */
enum Layout {
    /** Unpacked below {@code /opt}; started by its own script; its data are where they are if nobody says where. */
    TARBALL,
    /** As by Debian's package, with a script in {@code /etc/init.d}. */
    INIT_SCRIPT,
    /** As by Debian's package, with a unit of systemd, which is process 1 there. */
    SYSTEMD;

    /** @param release for example {@code 3.11.19} */
    String home(String release) {
        return this == TARBALL ? "/opt/apache-cassandra-" + release : "/usr/share/cassandra";
    }

    String configuration(String release) {
        return this == TARBALL ? home(release) + "/conf" : "/etc/cassandra";
    }

    /** Below it {@code data}, {@code commitlog}, {@code saved_caches}, {@code hints}. */
    String storage(String release) {
        return this == TARBALL ? home(release) + "/data" : "/var/lib/cassandra";
    }

    String log(String release) {
        return (this == TARBALL ? home(release) + "/logs" : "/var/log/cassandra") + "/system.log";
    }

    /** Where {@code cassandra} is. */
    String programs(String release) {
        return this == TARBALL ? home(release) + "/bin" : "/usr/sbin";
    }

    String nodetool(String release) {
        return (this == TARBALL ? home(release) + "/bin" : "/usr/bin") + "/nodetool";
    }

    /** A line of shell for root. */
    String start(String release) {
        return switch (this) {
            case TARBALL -> "su -s /bin/sh cassandra -c '" + programs(release) + "/cassandra -p " + pidFile(release)
                    + "' >/dev/null 2>&1";
            case INIT_SCRIPT -> "/etc/init.d/cassandra start";
            case SYSTEMD -> "systemctl start cassandra";
        };
    }

    /** Likewise; it returns when Cassandra has ended. */
    String stop(String release) {
        return switch (this) {
            case TARBALL -> "pid=$(cat " + pidFile(release)
                    + "); kill $pid; while [ -d /proc/$pid ]; do sleep 0.2; done";
            case INIT_SCRIPT -> "/etc/init.d/cassandra stop";
            case SYSTEMD -> "systemctl stop cassandra";
        };
    }

    private String pidFile(String release) {
        return home(release) + "/cassandra.pid";
    }
}
