package org.aeneas.cassandra.clone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.ssh.Command;

/** Whether the clone has room for one replica of what is copied, and for its compactions. */
final class SpaceCheck {
    /** Of what is copied, since compacting needs the old and the new. */
    private static final double ROOM = 1.5;

    private final CloneSite site;

    SpaceCheck(CloneSite site) {
        this.site = site;
    }

    List<Problem> problems(Progress progress) {
        List<CloneNode> nodes = site.journal().choices().nodes();
        long needed = (long) (kilobytes(progress) * ROOM / nodes.size());
        List<Problem> problems = new ArrayList<>();
        for (CloneNode node : nodes) {
            long free = free(node, progress);
            if (free < needed) {
                problems.add(new Problem("clone-space", "The clone needs about " + needed / 1024 + " MiB there; "
                        + free / 1024 + " MiB are free.", node.host() + ":"
                                + String.join(", ", node.installation().dataDirectories()),
                        "Free space, name folders of a larger disk, add nodes, or leave keyspaces out."));
            }
        }
        return problems;
    }

    /** Of one replica of all that is copied. */
    private long kilobytes(Progress progress) {
        String source = site.journal().choices().datacenter();
        Map<String, Integer> replicas = new TreeMap<>();
        site.journal().plan().steps().stream().filter(step -> step.id().startsWith("clone:"))
                .map(Step.AlterKeyspace.class::cast).forEach(step -> replicas.put(step.keyspace().name(),
                        Math.max(1, step.keyspace().replication().factor(source))));
        double sum = 0;
        for (SourceNode node : site.journal().cluster().nodes(source)) {
            HostShell shell = site.shell(node.host(), progress);
            for (Map.Entry<String, Integer> keyspace : replicas.entrySet()) {
                for (String folder : node.installation().dataDirectories()) {
                    String path = Command.quote(folder + "/" + keyspace.getKey());
                    // Of many files that takes its time.
                    String said = shell.run("[ ! -d " + path + " ] || du -sk --exclude=snapshots --exclude=backups "
                            + path + " | cut -f 1", site.patience(), progress).output().strip();
                    sum += said.isEmpty() ? 0 : Double.parseDouble(said) / keyspace.getValue();
                }
            }
        }
        return (long) sum;
    }

    /** Over all file systems of its data directories, in KiB. */
    private long free(CloneNode node, Progress progress) {
        Map<String, Long> systems = new TreeMap<>();
        for (String folder : node.installation().dataDirectories()) {
            String said = site.shell(node.host(), progress).require("d=" + Command.quote(folder)
                    + "; while [ ! -d \"$d\" ]; do d=$(dirname \"$d\"); done; df -Pk \"$d\" | tail -n 1", progress);
            String[] columns = said.strip().split("\\s+");
            systems.put(columns[0], Long.valueOf(columns[3]));
        }
        return systems.values().stream().mapToLong(Long::longValue).sum();
    }
}
