package org.aeneas.cli.internal;

import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.aeneas.core.CancelledException;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.shop.CqlRunner;

/** Fills the sample keyspace through a connection, with a bounded number of statements under way. */
final class ShopRunner implements CqlRunner {
    /** A node with a heap of half a gigabyte keeps up with as many. */
    private static final int UNDER_WAY = 128;

    private final SourceConnection cassandra;

    ShopRunner(SourceConnection cassandra) {
        this.cassandra = cassandra;
    }

    @Override
    public void run(Statement statement) {
        cassandra.execute(statement.cql(), statement.values().toArray());
    }

    @Override
    public void runAll(Stream<Statement> statements) {
        Semaphore room = new Semaphore(UNDER_WAY);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try {
            statements.takeWhile(statement -> failure.get() == null)
                    .forEach(statement -> start(statement, room, failure));
            room.acquire(UNDER_WAY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
        rethrow(failure.get());
    }

    private void start(Statement statement, Semaphore room, AtomicReference<Throwable> failure) {
        room.acquireUninterruptibly();
        cassandra.executeAsync(statement.cql(), statement.values().toArray()).whenComplete((done, error) -> {
            if (error != null) {
                failure.compareAndSet(null, error);
            }
            room.release();
        });
    }

    private static void rethrow(Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof RuntimeException e) {
            throw e;
        }
        if (cause != null) {
            throw new IllegalStateException(cause);
        }
    }
}
