package org.aeneas.clone.tests;

import java.util.ArrayList;
import java.util.List;

import org.aeneas.cassandra.clone.NodeStatus;

/**
 * Files and settings of all hosts, to be compared before a clone is made and after it is taken back.
 *
 * @param configurations of each host of the source: names, owners, rights and sums
 * @param settings       of each node of the source
 * @param replications   of all keyspaces
 * @param ring           of the source's nodes: addresses, datacenters and racks
 * @param bare           names, owners and rights of all files of the clone's host
 */
record Evidence(List<String> configurations, List<String> settings, List<String> replications, List<String> ring,
        String bare) {
    /** What programs leave behind that were only run: caches, locks, logs, the times of logins. */
    private static final String PRUNED = "\\( -path /proc -o -path /sys -o -path /dev -o -path /run -o -path /tmp"
            + " -o -path /var/log -o -path /root -o -path /home -o -path /var/cache -o -path /var/lib/sudo"
            + " -o -path /var/lib/systemd -o -path /var/lib/cassandra \\)";

    static Evidence of(Stage stage) throws Exception {
        List<String> configurations = new ArrayList<>();
        List<String> settings = new ArrayList<>();
        for (TestHost host : stage.sources()) {
            configurations.add(host.shell("cd " + host.configuration() + " && find . -printf '%p %u %g %m %l\\n'"
                    + " | sort && find . -type f -exec sha256sum {} + | sort"));
            // From 4.1 on a limit that is no whole number of megabits is told in its own unit alone.
            settings.add(host.run("sh", "-c", "for limit in getstreamthroughput getinterdcstreamthroughput; do "
                    + host.nodetoolCommand() + " $limit || " + host.nodetoolCommand() + " $limit -d; done").text()
                    + host.nodetool("statusbackup") + host.nodetool("statusbinary"));
        }
        List<String> ring = stage.sources().get(0).status().stream().sorted((a, b) -> a.address().compareTo(b.address()))
                .map(Evidence::place).toList();
        return new Evidence(configurations, settings, stage.replications(), ring, stage.target().shell("find / -xdev "
                + PRUNED + " -prune -o -printf '%p %u %g %m\\n' | sort"));
    }

    private static String place(NodeStatus node) {
        return node.address() + " " + node.datacenter() + " " + node.rack() + " " + node.isUpAndNormal();
    }
}
