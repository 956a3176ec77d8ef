package org.aeneas.clone.tests;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.tests.support.FreshSystem;

/** For a process that is killed while it has hosts. */
final class Orphans {
    static final String SAY_TRACES = "traces ";

    private Orphans() {
    }

    public static void main(String[] arguments) throws Exception {
        FreshSystem system = new FreshSystem();
        Hosts hosts = new Hosts(system);
        hosts.addBare(CassandraVersion.V5_0, Layout.TARBALL);
        hosts.addBare(CassandraVersion.V5_0, Layout.SYSTEMD);
        System.out.println(SAY_TRACES + Stream.concat(hosts.traces().stream(), Stream.of(system.files()))
                .map(Object::toString).collect(Collectors.joining(" ")));
        Thread.sleep(Long.MAX_VALUE);
    }
}
