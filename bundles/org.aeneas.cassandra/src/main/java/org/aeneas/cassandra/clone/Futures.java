package org.aeneas.cassandra.clone;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.aeneas.core.CancelledException;

/** Results of other threads, whose exceptions are this one's. */
public final class Futures {

    private Futures() {
    }

    /** Waits for it. */
    public static <T> T get(Future<T> future) {
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
