package org.aeneas.agent.server.internal;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.aeneas.agent.api.AgentInfo;
import org.aeneas.agent.api.AgentInfo.State;
import org.aeneas.agent.api.Contract;
import org.aeneas.agent.api.Disk;
import org.aeneas.agent.api.Node;
import org.aeneas.agent.api.Registration;
import org.aeneas.agent.server.Deployment;
import org.aeneas.agent.server.Nodes;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.task.Following;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskEngine;
import org.aeneas.agent.task.TaskState;
import org.aeneas.core.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the agent says of itself. For many threads. */
final class AgentDesk {
    private static final Logger LOG = LoggerFactory.getLogger(AgentDesk.class);
    /** Below it tasks will soon wait for room. */
    private static final long LOW_BYTES = 100L << 20;

    private final AgentSettings settings;
    private final Deployment deployment;
    private final TaskEngine engine;
    private final Nodes nodes;
    private final Supplier<Stream<Problem>> problems;
    private final Instant started = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    /** @param problems of the service's own parts, the worst first */
    AgentDesk(AgentSettings settings, Deployment deployment, TaskEngine engine, Nodes nodes,
            Supplier<Stream<Problem>> problems) {
        this.settings = settings;
        this.deployment = deployment;
        this.engine = engine;
        this.nodes = nodes;
        this.problems = problems;
    }

    AgentInfo info(Optional<Registration> registration, Optional<String> fingerprint) {
        List<Node> all = nodes.nodes();
        Disk disk = disk();
        Optional<Problem> problem = problem(all, disk);
        int slots = Math.max(1, Math.min(100, settings.limits().tasks()));
        List<Task> active = engine.tasks().stream().filter(task -> task.state().active()).toList();
        // Who follows changes leaves room for others.
        int busy = (int) active.stream().filter(task -> task.following().filter(Following::active).isEmpty()).count();
        State state = problem.isPresent() ? State.IMPAIRED : active.isEmpty() ? State.IDLE : State.WORKING;
        return new AgentInfo(deployment.version(), Contract.VERSION, cassandraMajor(), deployment.engines(), state,
                settings.ssl().enabled(), registration.map(Registration::projectName), fingerprint, all, disk, slots,
                Math.max(0, slots - busy), started, engine.followsChanges(), problem);
    }

    /** What needs someone; empty if all is well. */
    Optional<Problem> problem() {
        return problem(nodes.nodes(), disk());
    }

    private Optional<Problem> problem(List<Node> all, Disk disk) {
        Stream<Problem> ofDisk = disk.freeBytes() >= LOW_BYTES ? Stream.empty()
                : Stream.of(new Problem("disk-low", "The output folder's disk is nearly full.", disk.folder(),
                        "Make room, or choose another output folder."));
        Stream<Problem> ofNodes = all.stream().flatMap(node -> node.problem().stream());
        return Stream.concat(problems.get(), Stream.concat(ofDisk, ofNodes)).findFirst();
    }

    private Disk disk() {
        String folder = settings.outputFolder();
        try {
            FileStore store = Files.getFileStore(Path.of(folder));
            return new Disk(folder, store.getUsableSpace(), store.getTotalSpace());
        } catch (IOException e) {
            LOG.debug("The output folder cannot be asked for its disk", e);
            return new Disk(folder, 0, 0);
        }
    }

    private int cassandraMajor() {
        return Integer.parseInt(settings.cassandraVersion());
    }

    long tasks(TaskState state) {
        return engine.tasks().stream().filter(task -> task.state() == state).count();
    }
}
