package org.aeneas.agent.server.internal.nodes;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.aeneas.agent.NodeMounts;
import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.Task;
import org.aeneas.core.Problem;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.sstable.SSTables;

/** The SSTables of all data-provider nodes, where they are mounted or on this machine. */
public final class NodeSources implements TableSources {
    /**
     * A read that was in the way of a lost mount fails only when ssh gives up, which may be after the mount is back:
     * then it is the mount's fault nevertheless.
     */
    private static final Duration AFTERMATH = Duration.ofMinutes(2);

    private final List<DataProvider> providers;
    private final NodeMounts mounts;
    private final NodeWatch watch;
    private final SSTables sstables;

    public NodeSources(List<DataProvider> providers, NodeMounts mounts, NodeWatch watch, SSTables sstables) {
        this.providers = List.copyOf(providers);
        this.mounts = mounts;
        this.watch = watch;
        this.sstables = sstables;
    }

    @Override
    public Opened open(Task task, TableSchema table) {
        providers.stream().map(watch::look).flatMap(found -> found.problem().stream()).findFirst()
                .ifPresent(problem -> {
                    throw problem.asException();
                });
        List<Path> directories = TableDirectories.find(table, providers.stream()
                .flatMap(node -> mounts.dataFolders(node).stream()).toList());
        return TableSources.directories(sstables, any -> directories).open(task, table);
    }

    @Override
    public Optional<Problem> lost(Task task, TableSchema table) {
        Instant since = Instant.now().minus(AFTERMATH);
        for (DataProvider node : providers) {
            Optional<Problem> problem = watch.look(node).problem();
            if (problem.isPresent()) {
                return problem;
            }
            if (watch.troubledSince(node, since).isPresent()) {
                return Optional.of(new Problem("source-lost", "The node's files were not to be reached for a while.",
                        node.address(), "Nothing: the task goes on by itself."));
            }
        }
        return Optional.empty();
    }
}
