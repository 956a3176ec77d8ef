package org.aeneas.cassandra.clone;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

import org.aeneas.cassandra.clone.Step.CopyInstallation;
import org.aeneas.cassandra.clone.Step.EditFiles;
import org.aeneas.cassandra.clone.Step.EnableBackups;
import org.aeneas.cassandra.clone.Step.Explanation;
import org.aeneas.cassandra.clone.Step.LimitStreams;
import org.aeneas.cassandra.clone.Step.Rebuild;
import org.aeneas.cassandra.clone.Step.StartClone;

/** What is done on the clone's hosts, and what is streamed to them. */
final class CloneSteps {
    /** Enough that one of them may be down. */
    private static final int SOURCE_SEEDS = 2;
    private static final String UNDONE = "The node leaves the cluster, and its directories are emptied.";

    private final SourceCluster cluster;
    private final CloneChoices choices;
    private final CloneConfiguration configuration;
    private final SourceNode model;

    CloneSteps(SourceCluster cluster, CloneChoices choices, Snitch snitch) {
        this.cluster = cluster;
        this.choices = choices;
        List<SourceNode> source = cluster.nodes(choices.datacenter());
        this.model = source.get(0);
        List<String> seeds = new ArrayList<>(source.stream().limit(SOURCE_SEEDS).map(SourceNode::address).toList());
        ordered().stream().filter(CloneNode::seed).map(CloneNode::address).forEach(seeds::add);
        List<HostFile> changed = SnitchSteps.of(cluster, choices, snitch).stream()
                .filter(step -> step.host().equals(model.host()) && step instanceof EditFiles)
                .flatMap(step -> ((EditFiles) step).files().stream()).toList();
        this.configuration = new CloneConfiguration(model, changed, snitch, choices, seeds);
    }

    /** Seeds first. */
    private List<CloneNode> ordered() {
        return choices.nodes().stream().sorted(Comparator.comparing(node -> !node.seed())).toList();
    }

    List<Step> nodes() {
        List<Step> steps = new ArrayList<>();
        for (CloneNode node : ordered()) {
            if (node.copy()) {
                steps.add(copy(node));
            }
            steps.add(configure(node));
            steps.add(start(node));
        }
        return steps;
    }

    private Step copy(CloneNode node) {
        return new CopyInstallation("copy:" + node.host(), node.host(), model.host(), model.installation(),
                node.installation(), new Explanation("Copy Cassandra from " + model.host() + " to " + node.host(),
                        "The clone runs the very same version.", "Reads some 100 MB from one node of the source.",
                        "The programs start and say their version.", "What was copied is deleted."));
    }

    private Step configure(CloneNode node) {
        return new EditFiles("configure:" + node.host(), node.host(), configuration.files(node), new Explanation(
                "Configure " + node.host(),
                "It belongs to the same cluster, in a datacenter of its own. No client is let in, for the clone's whole"
                        + " life.",
                "Nothing: Cassandra does not run there.",
                "The files are read back; its data directories exist and are empty.",
                "The files come back as they were."));
    }

    private Step start(CloneNode node) {
        return new StartClone("start:" + node.host(), node, choices.target(), new Explanation("Start " + node.host(),
                "It joins the cluster without data: no keyspace is replicated to it yet.",
                "Nothing: the source's nodes learn of a new member.",
                "Every node of the source shows it as UN in datacenter " + choices.target() + ", all have one schema,"
                        + " and its port for clients is closed.",
                UNDONE));
    }

    List<Step> rebuilds() {
        List<Step> steps = new ArrayList<>();
        limit(steps, "limit:", choices.streamMegabits(), "Limit what %s sends",
                "Production needs the network too.");
        for (CloneNode node : ordered()) {
            steps.add(new Rebuild("rebuild:" + node.host(), node, choices.datacenter(), new Explanation(
                    "Copy the data to " + node.host(), "The writes of before are not there yet.",
                    "The nodes of datacenter " + choices.datacenter() + " read and send all data of the keyspaces"
                            + " once.",
                    "nodetool rebuild ends with success, and SSTables of every keyspace are there.",
                    "A rebuild that runs is ended with the node; what was copied goes with the node.")));
        }
        limit(steps, "limit-back:", OptionalInt.empty(), "Put the limit of %s back", "The data are copied.");
        return steps;
    }

    private void limit(List<Step> steps, String id, OptionalInt megabits, String title, String why) {
        if (choices.streamMegabits().isEmpty()) {
            return;
        }
        for (SourceNode node : cluster.nodes(choices.datacenter())) {
            steps.add(new LimitStreams(id + node.host(), node.host(), megabits, new Explanation(
                    String.format(title, node.host()), why,
                    "Repairs and bootstraps of this node have the same limit meanwhile.",
                    "nodetool shows the limit.", "The limit of before comes back.")));
        }
    }

    /** In the file too: what was switched on at run time is forgotten at a restart. */
    List<Step> backups() {
        return ordered().stream().map(node -> {
            HostFile made = configuration.yaml(node);
            HostFile yaml = new HostFile(made.path(), made.after(),
                    new YamlText(made.after()).with("incremental_backups", "true").text());
            return (Step) new EnableBackups("backups:" + node.host(), node, yaml, new Explanation(
                    "Keep what " + node.host() + " writes from now on",
                    "Ongoing changes are read from the files that the clone keeps.",
                    "Needs disk space on the clone until the changes are read.",
                    "nodetool statusbackup says running.", UNDONE));
        }).toList();
    }
}
