package org.aeneas.cassandra.clone;

import org.aeneas.core.Progress;
import org.aeneas.ssh.Command;

/**
 * Cassandra from a package of Debian or Red Hat, whose programs stand among those of the system and name its folders by
 * absolute paths. As a copy it becomes what an archive is: a home with {@code bin}, whose programs name the home's own
 * folders.
 */
final class PackagedCassandra {
    private static final String INCLUDE = "cassandra.in.sh";
    /** Where packages keep logs and, if the configuration does not say otherwise, data. */
    private static final String LOGS = "/var/log/cassandra";
    private static final String STORAGE = "/var/lib/cassandra";

    /** Of a login without a shell of its own. */
    private static final String PATH = "PATH=$PATH:/usr/sbin:/usr/bin; ";

    private final Installation source;
    private final HostShell from;

    PackagedCassandra(Installation source, HostShell from) {
        this.source = source;
        this.from = from;
    }

    /** Whether the source is one: its home has no {@code bin/cassandra}. */
    boolean found(Progress progress) {
        return !from.run("[ -x " + Command.quote(source.home() + "/bin/cassandra") + " ]", progress).succeeded();
    }

    /** Whether all is there that {@link #complete(HostShell, Installation, Progress)} needs. */
    boolean complete(Progress progress) {
        return from.run(PATH + "command -v cassandra && command -v nodetool && [ -r " + include() + " ]", progress)
                .succeeded();
    }

    private String include() {
        return Command.quote(source.home() + "/" + INCLUDE);
    }

    /** Puts the programs into the copy of its home, once that and the configuration are there. */
    void complete(HostShell to, Installation target, Progress progress) {
        String bin = target.home() + "/bin";
        to.require("mkdir -p " + Command.quote(bin), progress);
        for (String program : new String[] { "cassandra", "nodetool" }) {
            String found = PATH + "cat \"$(command -v " + program + ")\"";
            put(to, target, bin + "/" + program, from.require(found, progress), progress);
        }
        String include = from.require("cat " + include(), progress);
        // 2.1 looks beside the home's jars first, later versions beside the program.
        put(to, target, target.home() + "/" + INCLUDE, include, progress);
        put(to, target, bin + "/" + INCLUDE, include, progress);
        to.require("chmod 0755 " + Command.quote(bin + "/cassandra") + " " + Command.quote(bin + "/nodetool"),
                progress);
    }

    /** Written anew each time: a copy that was cut off is made again. */
    private void put(HostShell to, Installation target, String path, String text, Progress progress) {
        // The configuration's folder may have the home's name in it, and then must not be replaced twice.
        String place = "\u0000";
        String moved = text.replace(source.configuration(), place).replace(source.home(), target.home())
                .replace(place, target.configuration()).replace(LOGS, target.home() + "/logs")
                .replace(STORAGE, target.home() + "/data");
        to.write(path, moved, progress);
    }
}
