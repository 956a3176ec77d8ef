package org.aeneas.cassandra.clone;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.aeneas.core.CancelledException;

/** Results of other threads, whose exceptions are this one's. */
final class Futures {

    private Futures() {
    }

    static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw CancelledException.of(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
