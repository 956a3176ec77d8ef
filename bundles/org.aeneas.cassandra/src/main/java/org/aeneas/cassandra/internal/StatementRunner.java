package org.aeneas.cassandra.internal;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;

/** Runs statements whose rows nobody wants. Those with values are prepared once. */
final class StatementRunner {
    private final CqlSession session;
    private final PlainValues values;
    private final Map<String, CompletableFuture<PreparedStatement>> prepared = new ConcurrentHashMap<>();

    StatementRunner(CqlSession session) {
        this.session = session;
        this.values = new PlainValues(session.getContext().getCodecRegistry());
    }

    void execute(String statement, Object... arguments) {
        try {
            executeAsync(statement, arguments).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw QueryProblems.of(e, QueryProblems.withoutTexts(statement));
        }
    }

    CompletionStage<Void> executeAsync(String statement, Object... arguments) {
        CompletionStage<AsyncResultSet> result = arguments.length == 0
                ? session.executeAsync(SimpleStatement.newInstance(statement))
                : prepare(statement).thenCompose(p -> session.executeAsync(values.bind(p, arguments)));
        return result.handle((rows, failure) -> {
            if (failure != null) {
                throw QueryProblems.of(failure, QueryProblems.withoutTexts(statement));
            }
            return null;
        });
    }

    private CompletableFuture<PreparedStatement> prepare(String statement) {
        CompletableFuture<PreparedStatement> ready = prepared.computeIfAbsent(statement,
                s -> session.prepareAsync(s).toCompletableFuture());
        if (ready.isCompletedExceptionally()) {
            prepared.remove(statement, ready);
        }
        return ready;
    }
}
