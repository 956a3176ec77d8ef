package org.aeneas.cassandra.clone;

import java.util.ArrayList;
import java.util.List;

import org.aeneas.cassandra.clone.Step.EditFiles;
import org.aeneas.cassandra.clone.Step.Explanation;
import org.aeneas.cassandra.clone.Step.Restart;

/** What the nodes of the source need to know a second datacenter. */
final class SnitchSteps {

    private SnitchSteps() {
    }

    static List<Step> of(SourceCluster cluster, CloneChoices choices, Snitch snitch) {
        List<Step> steps = new ArrayList<>();
        for (SourceNode node : cluster.nodes()) {
            if (snitch.needsRestarts()) {
                steps.add(changeSnitch(node));
                steps.add(restart(node));
            } else if (snitch == Snitch.PROPERTY_FILE) {
                steps.add(extendTopology(node, choices));
            }
        }
        return steps;
    }

    private static Step changeSnitch(SourceNode node) {
        Installation there = node.installation();
        NodeStatus status = node.status();
        List<HostFile> files = new ArrayList<>();
        files.add(new HostFile(there.file(Installation.YAML), node.yaml().text(),
                node.yaml().with("endpoint_snitch", Snitch.TARGET).text()));
        files.add(new HostFile(there.file(Installation.PLACE), node.place(),
                new PropertiesText(node.place()).with("dc", status.datacenter()).with("rack", status.rack()).text()));
        if (!node.topology().isEmpty()) {
            // Versions before 4.0 would read the places of nodes from it, whatever cassandra-rackdc.properties say.
            files.add(new HostFile(there.file(Installation.TOPOLOGY), node.topology(), ""));
        }
        return new EditFiles("snitch:" + node.host(), node.host(), files, new Explanation(
                "Change the snitch of " + node.host() + " to " + Snitch.TARGET,
                "Its snitch knows one datacenter only. The names stay as they are: datacenter " + status.datacenter()
                        + ", rack " + status.rack() + ".",
                "Nothing until the node restarts.",
                "The files are read back.",
                "The files come back as they were, and the node restarts once more."));
    }

    private static Step restart(SourceNode node) {
        return new Restart("restart:" + node.host(), node.host(), node.address(), node.installation().service(),
                new Explanation("Restart " + node.host(), "The snitch is read when Cassandra starts.",
                        "The node answers no requests for some minutes; its replicas elsewhere do.",
                        "Every node sees it up and normal, in datacenter " + node.status().datacenter() + " and rack "
                                + node.status().rack() + ", and all have one schema, before the next one is touched.",
                        "A restart needs no undoing. A node that does not come back stops everything; its files can be"
                                + " put back."));
    }

    private static Step extendTopology(SourceNode node, CloneChoices choices) {
        return new EditFiles("topology:" + node.host(), node.host(),
                List.of(new HostFile(node.installation().file(Installation.TOPOLOGY), node.topology(),
                        withClone(node.topology(), choices))),
                new Explanation("Name the clone's nodes in the topology of " + node.host(),
                        "PropertyFileSnitch knows the place of a node from this file alone.",
                        "Nothing: the file is read again within seconds, without a restart.",
                        "The file is read back; when the clone has joined, this node shows it in datacenter "
                                + choices.target() + ".",
                        "The lines of the clone are taken out."));
    }

    /** The topology with the clone's nodes. */
    static String withClone(String topology, CloneChoices choices) {
        PropertiesText text = new PropertiesText(topology);
        for (CloneNode node : choices.nodes()) {
            text = text.with(node.address().replace(":", "\\:"), choices.target() + ":" + node.rack());
        }
        return text.text();
    }
}
