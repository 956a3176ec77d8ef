package org.aeneas.validate.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Progress;

/** Work in parts by several threads: the first failure ends it. */
final class Parts {

    private Parts() {
    }

    static <T> void forEach(List<T> parts, int threads, Progress progress, Consumer<T> work) {
        ExecutorService executor = Executors.newFixedThreadPool(Math.min(threads, Math.max(1, parts.size())));
        try {
            List<Future<?>> pending = new ArrayList<>();
            for (T part : parts) {
                pending.add(executor.submit(() -> {
                    progress.check();
                    work.accept(part);
                }));
            }
            for (Future<?> part : pending) {
                part.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }
}
