package org.aeneas.cassandra.clone;

import java.time.Duration;
import java.util.Optional;

import org.aeneas.cassandra.clone.HostFacts.CassandraProcess;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

/** Where steps are carried out: the hosts and the schema, with the journal of it. */
record CloneSite(CloneJournal journal, HostLogins hosts, Keyspaces keyspaces, CloneListener listener,
        Duration patience) {

    HostShell shell(String host, Progress progress) {
        return hosts.shell(host, progress);
    }

    Nodetool nodetool(String host, Progress progress) {
        Installation there = installation(host);
        return hosts.nodetool(host, there.home(), there.java(), progress);
    }

    Installation installation(String host) {
        return journal.cluster().nodes().stream().filter(node -> node.host().equals(host))
                .map(SourceNode::installation).findFirst()
                .or(() -> cloneNode(host).map(CloneNode::installation)).orElseThrow();
    }

    Optional<CloneNode> cloneNode(String host) {
        return journal.choices().nodes().stream().filter(node -> node.host().equals(host)).findFirst();
    }

    /** The process of Cassandra that this host's login is about; empty where none runs. */
    Optional<Long> process(String host, Progress progress) {
        int port = hosts.login(host).jmx().get().port();
        var all = HostFacts.of(shell(host, progress), progress).processes();
        boolean several = all.stream().anyMatch(process -> process.jmx().isPresent());
        return all.stream().filter(process -> !several || process.jmx().equals(Optional.of(port))).findFirst()
                .map(CassandraProcess::pid);
    }

    /** A line of shell that may take long, and must succeed. */
    void require(String host, String line, Progress progress) {
        var result = shell(host, progress).run(line, patience, progress);
        if (!result.succeeded()) {
            throw new Problem("command-failed", "A command failed with status " + result.status() + ": "
                    + Secrets.masked((result.errors() + result.output()).strip()), host,
                    "Run it there by hand, and mend what it names: " + line).asException();
        }
    }

    Membership membership() {
        return new Membership(this);
    }
}
