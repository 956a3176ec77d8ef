package org.aeneas.agent.task.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskListener;
import org.aeneas.core.CancelledException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners, on a thread of its own. For many threads. */
final class Events implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private static final long LAST_WORDS_SECONDS = 5;

    private final List<TaskListener> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread events = new Thread(work, "aeneas-task-events");
        events.setDaemon(true);
        return events;
    });
    private final AtomicBoolean progressWaits = new AtomicBoolean();

    AutoCloseable listen(TaskListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** A change that nobody shall miss. */
    void changed(Task task) {
        if (!thread.isShutdown()) {
            thread.execute(() -> tell(task));
        }
    }

    /** Progress; left out while listeners are still busy with the progress before. */
    void progress(List<Task> tasks) {
        if (!thread.isShutdown() && !tasks.isEmpty() && progressWaits.compareAndSet(false, true)) {
            thread.execute(() -> {
                tasks.forEach(this::tell);
                progressWaits.set(false);
            });
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            throw CancelledException.of(e);
        }
    }

    private void tell(Task task) {
        for (TaskListener listener : listeners) {
            try {
                listener.changed(task);
            } catch (RuntimeException e) {
                LOG.error("A listener of tasks failed", e);
            }
        }
    }
}
