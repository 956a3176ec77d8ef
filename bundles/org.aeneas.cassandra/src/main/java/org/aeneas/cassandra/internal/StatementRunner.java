package org.aeneas.cassandra.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import org.aeneas.core.Problem;
import org.aeneas.engine.StatementRows;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;

/** Runs statements of users. Those with values are prepared once. */
final class StatementRunner {
    /** Each lasts as long as the driver's own waiting for a schema: ten seconds. */
    private static final int AGREEMENTS = 6;
    private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

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
            return rows;
        }).thenCompose(rows -> rows.getExecutionInfo().isSchemaInAgreement() ? DONE : agree(AGREEMENTS, statement));
    }

    /** The driver has asked for ten seconds already, and goes on without an agreement; here it is asked again. */
    private CompletionStage<Void> agree(int times, String statement) {
        return session.checkSchemaAgreementAsync().thenCompose(agreed -> {
            if (agreed) {
                return DONE;
            } else if (times > 1) {
                return agree(times - 1, statement);
            }
            throw new Problem("schema-disagrees", "The statement is done, but the nodes do not come to one schema.",
                    QueryProblems.withoutTexts(statement), "See with 'nodetool describecluster' which node keeps"
                            + " another schema, and restart it.").asException();
        });
    }

    StatementRows ask(String statement, int most) {
        try {
            ResultSet answer = session.execute(SimpleStatement.newInstance(statement));
            List<String> columns = new ArrayList<>();
            answer.getColumnDefinitions().forEach(column -> columns.add(column.getName().asInternal()));
            List<List<String>> rows = new ArrayList<>();
            Iterator<Row> cursor = answer.iterator();
            while (rows.size() < most && cursor.hasNext()) {
                rows.add(texts(cursor.next()));
            }
            return new StatementRows(columns, rows, cursor.hasNext());
        } catch (DriverException e) {
            throw QueryProblems.of(e, QueryProblems.withoutTexts(statement));
        }
    }

    private static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            TypeCodec<Object> codec = row.codecRegistry().codecFor(row.getType(i));
            // The driver reads a collection that is not there as an empty one.
            texts.add(row.isNull(i) ? "NULL" : codec.format(row.get(i, codec)));
        }
        return texts;
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
