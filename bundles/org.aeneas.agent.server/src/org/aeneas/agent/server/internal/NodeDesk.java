package org.aeneas.agent.server.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.aeneas.agent.api.Node;
import org.aeneas.agent.api.NodeReport;
import org.aeneas.agent.api.RingCheck;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.DataProvider;
import org.aeneas.core.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The nodes as the settings and the machine's table of mounts have them: nobody asks the nodes themselves, so nothing
 * hangs, and nothing is known of the ring.
 */
final class NodeDesk {
    private static final Logger LOG = LoggerFactory.getLogger(NodeDesk.class);
    private static final Path MOUNTS = Path.of("/proc/self/mounts");
    private static final int MOST_KEYSPACES = 100;

    private final AgentSettings settings;

    NodeDesk(AgentSettings settings) {
        this.settings = settings;
    }

    Answer report(Call call) {
        List<String> keyspaces = call.query().getOrDefault("keyspace", List.of());
        if (keyspaces.size() > MOST_KEYSPACES) {
            throw Refusal.malformed("There are more than " + MOST_KEYSPACES + " keyspaces.", "keyspace");
        }
        keyspaces.forEach(name -> Call.identifier("keyspace", name));
        Problem unchecked = new Problem("ring-unchecked", "The agent does not know the datacenter's ring.",
                "the data-provider nodes", "See for yourself that all nodes of the datacenter are in the settings.");
        return Answer.ok(new NodeReport(nodes(), new RingCheck(false, Optional.empty(), keyspaces, List.of(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS), Optional.of(unchecked))));
    }

    List<Node> nodes() {
        Set<String> mounted = mountPoints();
        return settings.dataProviders().stream().map(node -> node(node, mounted)).toList();
    }

    private Node node(DataProvider node, Set<String> mounted) {
        String folder = settings.mountFolder() + "/" + node.address() + "_node/";
        boolean all = mounted.stream().filter(point -> point.startsWith(folder + "data/")).count()
                >= node.dataDirectories().size();
        Node.Mount mount = node.local() ? Node.Mount.LOCAL : all ? Node.Mount.MOUNTED : Node.Mount.NOT_MOUNTED;
        Optional<Problem> problem = mount != Node.Mount.NOT_MOUNTED ? Optional.empty()
                : Optional.of(new Problem("node-not-mounted", "The node's data directories are not mounted.",
                        node.address(), "Mount them: call the agent with -mnt."));
        return new Node(node.address(), node.sshPort(), mount, node.dataDirectories().size(), Optional.empty(),
                problem);
    }

    private static Set<String> mountPoints() {
        try {
            return Files.readAllLines(MOUNTS).stream().map(line -> line.split(" ")).filter(words -> words.length > 1)
                    .map(words -> words[1].replace("\\040", " ")).collect(Collectors.toSet());
        } catch (IOException e) {
            LOG.warn("The table of mounts cannot be read", e);
            return Set.of();
        }
    }
}
