package org.aeneas.cassandra.clone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

/** Whether a node of the source can take part now. */
final class SourceCheck {
    /** What {@code nodetool netstats} calls a session that streams; of compactions the part of a repair. */
    private static final Pattern BUSY = Pattern.compile("(?m)^\\s*(Repair|Rebuild|Bootstrap|Unbootstrap|Replace|"
            + "Relocation|Restore replica count) [0-9a-f]{8}-|\\b(Validation)\\b");

    private final SourceNode node;
    private final CloneSite site;

    SourceCheck(SourceNode node, CloneSite site) {
        this.node = node;
        this.site = site;
    }

    List<Problem> problems(Progress progress) {
        List<Problem> problems = new ArrayList<>();
        Nodetool nodetool = site.nodetool(node.host(), progress);
        for (NodeStatus other : nodetool.status(progress)) {
            if (!other.isUpAndNormal()) {
                problems.add(new Problem("node-down", "This node is not up and normal for " + node.host() + ".",
                        other.address(), "Wait until nodetool status shows every node as UN."));
            }
        }
        ClusterDescription cluster = nodetool.describeCluster(progress);
        if (!cluster.hasOneSchema() || !cluster.unreachable().isEmpty()) {
            problems.add(new Problem("schema-disagrees", "The nodes do not agree on the schema.", cluster.name(),
                    "Wait until 'nodetool describecluster' shows one schema version for all nodes."));
        }
        Matcher busy = BUSY.matcher(nodetool.run(progress, "netstats") + nodetool.run(progress, "compactionstats"));
        if (busy.find()) {
            problems.add(new Problem("node-busy", "A " + (busy.group(1) == null ? "repair" : busy.group(1).toLowerCase(
                    Locale.ROOT)) + " runs.", node.host(), "Wait for its end; then try again."));
        }
        problems.addAll(changed(progress));
        return problems;
    }

    private List<Problem> changed(Progress progress) {
        HostShell shell = site.shell(node.host(), progress);
        return site.journal().plan().steps().stream()
                .filter(step -> step instanceof Step.EditFiles && step.host().equals(node.host()))
                .flatMap(step -> ((Step.EditFiles) step).files().stream())
                .filter(file -> !shell.read(file.path(), progress).orElse("").equals(file.before()))
                .map(file -> new Problem("host-file-changed", "Somebody has changed this file since the plan was"
                        + " made.", node.host() + ":" + file.path(), "Make a new plan.")).toList();
    }
}
