package org.aeneas.agent.server.internal.nodes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.task.ChangeSource;
import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.Task;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.core.schema.TableSchema;

/** Sources that are read through the nodes' mounts: a task waits for a mount that is lost. */
public final class WatchedSources implements TableSources {
    /**
     * A read that was in the way of a lost mount fails only when ssh gives up, which may be after the mount is back:
     * then it is the mount's fault nevertheless.
     */
    private static final Duration AFTERMATH = Duration.ofMinutes(2);

    private final List<DataProvider> providers;
    private final NodeWatch watch;
    private final TableSources sources;
    /** Since when tables are being read, by their tasks' ids. */
    private final Map<String, Map<String, Instant>> opened = new ConcurrentHashMap<>();

    public WatchedSources(List<DataProvider> providers, NodeWatch watch, TableSources sources) {
        this.providers = List.copyOf(providers);
        this.watch = watch;
        this.sources = sources;
    }

    @Override
    public void begin(Task task, Progress progress) {
        opened.remove(task.id());
        sources.begin(task, progress);
    }

    /** Looks at the mounts first: who lists a folder that hangs waits without end. */
    @Override
    public Opened open(Task task, TableSchema table) {
        opened.computeIfAbsent(task.id(), id -> new ConcurrentHashMap<>())
                .putIfAbsent(table.qualifiedName(), Instant.now());
        providers.stream().map(watch::look).flatMap(found -> found.problem().stream()).findFirst()
                .ifPresent(problem -> {
                    throw problem.asException();
                });
        return sources.open(task, table);
    }

    @Override
    public Optional<Problem> lost(Task task, TableSchema table) {
        Optional<Instant> since = aftermath(task, table);
        for (DataProvider node : providers) {
            Optional<Problem> problem = watch.look(node).problem();
            if (problem.isPresent()) {
                return problem;
            }
            if (since.flatMap(then -> watch.troubledSince(node, then)).isPresent()) {
                return Optional.of(new Problem("source-lost", "The node's files were not to be reached for a while.",
                        node.address(), "Nothing: the task goes on by itself."));
            }
        }
        return sources.lost(task, table);
    }

    /** As the watch has found the nodes the last time; nothing where no table of the task is open. */
    @Override
    public Optional<Problem> inTheWay(Task task) {
        if (opened.getOrDefault(task.id(), Map.of()).isEmpty()) {
            return Optional.empty();
        }
        return providers.stream().flatMap(node -> watch.known(node).stream()).findFirst();
    }

    /** Of trouble that was over before the table was opened, its reading cannot suffer: its failure is its own. */
    private Optional<Instant> aftermath(Task task, TableSchema table) {
        Instant since = Instant.now().minus(AFTERMATH);
        return Optional.ofNullable(opened.getOrDefault(task.id(), Map.of()).get(table.qualifiedName()))
                .map(begun -> begun.isAfter(since) ? begun : since);
    }

    @Override
    public ChangeSource changes() {
        return sources.changes();
    }

    @Override
    public void end(Task task) {
        opened.remove(task.id());
        sources.end(task);
    }
}
