package org.aeneas.cassandra.internal;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;

import org.aeneas.core.CancelledException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;

/**
 * Reads a result page by page, one page ahead. A page that fails for a passing reason is asked for again, a few times,
 * with pauses and with fewer rows: where one page is too much work for a node, half of it may not be. For one thread.
 */
final class PageReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PageReader.class);
    private static final int ATTEMPTS = 8;
    private static final long FIRST_PAUSE_MILLIS = 250;

    private final CqlSession session;
    private final BoundStatement statement;
    private final String object;
    private int pageSize;
    private ByteBuffer pagingState;
    private CompletableFuture<AsyncResultSet> coming;
    private Iterator<Row> page = Collections.emptyIterator();

    /** @param object what is read, for messages */
    PageReader(CqlSession session, BoundStatement statement, int pageSize, String object) {
        this.session = session;
        this.statement = statement;
        this.pageSize = pageSize;
        this.object = object;
        ask();
    }

    /** @return the next row, null at the end */
    Row next() {
        while (!page.hasNext()) {
            if (coming == null) {
                return null;
            }
            AsyncResultSet result = await();
            page = result.currentPage().iterator();
            coming = null;
            if (result.hasMorePages()) {
                pagingState = result.getExecutionInfo().getPagingState();
                ask();
            }
        }
        return page.next();
    }

    @Override
    public void close() {
        if (coming != null) {
            coming.cancel(true);
            coming = null;
        }
        page = Collections.emptyIterator();
    }

    private void ask() {
        coming = session.executeAsync(statement.setPageSize(pageSize).setPagingState(pagingState))
                .toCompletableFuture();
    }

    private AsyncResultSet await() {
        try {
            for (int attempt = 1;; attempt++) {
                try {
                    return coming.get();
                } catch (ExecutionException e) {
                    if (attempt == ATTEMPTS || !QueryProblems.isPassing(e)) {
                        throw QueryProblems.of(e, object);
                    }
                    pageSize = Math.max(1, pageSize / 2);
                    LOG.warn("Reading {} failed, trying again with pages of {}: {}", object, pageSize,
                            QueryProblems.unwrapped(e).getMessage());
                    long pause = FIRST_PAUSE_MILLIS << attempt;
                    Thread.sleep(pause / 2 + ThreadLocalRandom.current().nextLong(pause));
                    ask();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }
}
