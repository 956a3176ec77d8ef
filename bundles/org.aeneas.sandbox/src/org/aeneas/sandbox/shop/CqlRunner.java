package org.aeneas.sandbox.shop;

import java.util.List;
import java.util.stream.Stream;

/** How statements reach Cassandra: the sandbox has no driver of its own. */
public interface CqlRunner {

    /**
     * A statement.
     *
     * @param values of its question marks, in the Java types that the Apache Cassandra driver 4 maps by default
     *               ({@code Integer}, {@code UUID}, {@code Instant}, {@code LocalDate}, {@code BigDecimal},
     *               {@code ByteBuffer}, {@code Set}, …); none is null
     */
    record Statement(String cql, List<Object> values) {
        public Statement {
            values = List.copyOf(values);
        }

        public static Statement of(String cql, Object... values) {
            return new Statement(cql, List.of(values));
        }
    }

    /** Returns when it is done. */
    void run(Statement statement);

    /**
     * Runs them in any order, many at a time; those with values are worth preparing, since their text repeats. Returns
     * when all are done.
     */
    void runAll(Stream<Statement> statements);
}
