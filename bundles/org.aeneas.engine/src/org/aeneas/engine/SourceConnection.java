package org.aeneas.engine;

import java.util.concurrent.CompletionStage;

import org.aeneas.core.Progress;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.core.tree.Tree;
import org.aeneas.core.tree.TreeNode;

/** A live connection to a source. */
public interface SourceConnection extends AutoCloseable {

    /** For people: product, version and name of what is connected. */
    String description();

    /** The user's tables; the system's own keyspaces are left out. */
    Schema schema();

    /**
     * What people see of the source: unless an engine knows more, its keyspaces and their tables.
     *
     * @throws org.aeneas.core.ProblemException if the source does not answer
     */
    default Tree tree(Progress progress) {
        progress.check();
        return new SchemaTree(TreeNode.parent(TreeNode.SOURCE, "source", description()), schema());
    }

    /**
     * The rows of a table as the database's own query language answers them: the reference for validation, and what
     * an agent migrates unless it {@link SourceEngine#readsNodeFiles}.
     *
     * @param consistency as the engine names it: {@code LOCAL_QUORUM}; one that has no such levels ignores it
     */
    RowSource query(TableSchema table, String consistency);

    /**
     * Runs a statement of the source's own language, for set-up and clean-up; never needed to read. Returns when the
     * source has acknowledged it; after a change of the schema, when all of its nodes agree.
     *
     * @param values one for each {@code ?} of the statement, in the plain Java type of its column: String, Boolean,
     *               the numbers, UUID, Instant, LocalDate, LocalTime, InetAddress, ByteBuffer; List (also for a tuple
     *               or a vector), Set, Map (also for a user-defined type, by field); a duration as its text; null
     * @throws org.aeneas.core.ProblemException if the source refuses or cannot answer
     * @throws UnsupportedOperationException if the engine has no such language
     */
    default void execute(String statement, Object... values) {
        throw new UnsupportedOperationException("execute");
    }

    /**
     * As {@link #execute}, without waiting. The caller bounds how many are under way; safe for use by many threads.
     *
     * @return completes exceptionally as {@link #execute} throws
     */
    default CompletionStage<Void> executeAsync(String statement, Object... values) {
        throw new UnsupportedOperationException("executeAsync");
    }

    /**
     * Runs a statement as {@link #execute} does, and returns what it answers.
     *
     * @param most rows wanted, at least 1: all that is returned is held in memory
     */
    default StatementRows ask(String statement, int most) {
        throw new UnsupportedOperationException("ask");
    }

    @Override
    void close();
}
