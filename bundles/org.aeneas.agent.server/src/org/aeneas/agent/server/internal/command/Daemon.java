package org.aeneas.agent.server.internal.command;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import org.aeneas.agent.NodeMounts;
import org.aeneas.agent.server.AgentService;
import org.aeneas.agent.server.Deployment;
import org.aeneas.agent.server.NodeReading;
import org.aeneas.agent.server.Nodes;
import org.aeneas.agent.server.ServiceLimits;
import org.aeneas.agent.server.internal.nodes.LiveTables;
import org.aeneas.agent.server.internal.nodes.NodeWatch;
import org.aeneas.agent.server.internal.nodes.RingWatch;
import org.aeneas.agent.server.internal.nodes.SnapshotTables;
import org.aeneas.agent.server.internal.nodes.WatchedSources;
import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.SecretStore;
import org.aeneas.agent.task.EngineSettings;
import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.TaskEngine;
import org.aeneas.agent.task.TaskStore;
import org.aeneas.aws.Aws;
import org.aeneas.aws.MachineEndpoints;
import org.aeneas.sstable.SSTables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that runs while the agent serves. Closing it ends everything in order; what it was at goes on the next time. */
final class Daemon implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
    private static final Duration MOUNT_PATIENCE = Duration.ofSeconds(10);
    private static final Duration MOUNT_PAUSE = Duration.ofSeconds(15);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final AgentService service;

    /** What the agent is made of, beside its settings. */
    record Parts(AgentFolders folders, Aws aws, SSTables sstables, NodeReading reading, String version,
            Engines engines) {
    }

    /** @throws org.aeneas.core.ProblemException if it cannot serve; then nothing is left open */
    Daemon(AgentSettings settings, Parts with) {
        try {
            service = open(settings, with);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private AgentService open(AgentSettings settings, Parts with) {
        AgentFolders folders = with.folders();
        SecretStore ofProject = SecretStore.ofProject(folders);
        TaskStore store = opened(ServiceFolders.tasks(settings, folders));
        NodeMounts mounts = new NodeMounts(settings, folders, MOUNT_PATIENCE);
        NodeWatch watch = opened(new NodeWatch(settings.dataProviders(), mounts, MOUNT_PAUSE));
        Nodes nodes = watch;
        TableSources tables;
        if (with.reading() == NodeReading.SNAPSHOTS) {
            SnapshotTables snapshots = opened(
                    new SnapshotTables(with.sstables(), settings, folders, SecretStore.of(folders), store));
            nodes = opened(new RingWatch(watch, snapshots::ring));
            tables = snapshots;
        } else {
            tables = new LiveTables(with.sstables(), settings.dataProviders().stream()
                    .flatMap(node -> mounts.dataFolders(node).stream()).toList());
        }
        TableSources sources = TableSources.engines(new WatchedSources(settings.dataProviders(), watch, tables),
                with.engines()::find);
        TaskEngine engine = opened(TaskEngine.prepare(store, sources, AgentService.fileKeys(ofProject),
                with.aws(), engine(settings.limits(), folders), AgentService.credentials(ofProject)));
        AgentService opened = opened(AgentService.open(settings,
                new Deployment(folders.state(), ofProject, with.version(), with.engines().told(with.version())),
                SecretStore.of(folders),
                store, engine, nodes, ServiceLimits.DEFAULT));
        // Last: an agent that cannot listen must not work unseen.
        engine.recover();
        return opened;
    }

    private static EngineSettings engine(AgentSettings.Limits limits, AgentFolders folders) {
        EngineSettings settings = EngineSettings.DEFAULT.withTasksAtOnce(limits.tasks()).withReaders(limits.threads())
                .withEndpoints(MachineEndpoints.find())
                .withRemedy(remedy(folders));
        return settings.withDiskLimit(limits.diskBytes() == 0 ? Long.MAX_VALUE : limits.diskBytes());
    }

    /** In the order in which credentials are looked for. */
    private static String remedy(AgentFolders folders) {
        return "Give the agent credentials in the project that it is registered with, or run it on an instance of EC2 "
                + "that has a role, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in " + folders.environment()
                + " and run: sudo systemctl restart aws-cassandra-extractor. The task goes on by itself.";
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    AgentService service() {
        return service;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("A part of the agent could not be ended in order: {}", part.getClass().getSimpleName(), e);
            }
        }
    }
}
