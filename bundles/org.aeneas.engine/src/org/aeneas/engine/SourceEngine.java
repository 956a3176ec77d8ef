package org.aeneas.engine;

import java.util.List;

import org.aeneas.core.Progress;

/**
 * A kind of database that Aeneas can migrate from. Register an implementation as an OSGi service (Declarative
 * Services) and every face finds it.
 */
public interface SourceEngine {

    /** Stable, lower-case: {@code cassandra}. Project files name it. */
    String id();

    /** For people: {@code Cassandra}. */
    String label();

    /** What a connection needs to know, in the order in which a form asks. */
    List<ConnectionField> connectionFields();

    /**
     * Connects, and checks that what answered is this engine in a version that it can migrate.
     *
     * @throws org.aeneas.core.ProblemException with the reason in plain words: refused, wrong password, TLS, a version
     *                                          that is not supported
     */
    SourceConnection connect(ConnectionSettings settings, Progress progress);

    /**
     * Whether an agent reads the tables from the files of the source's nodes, which only an agent that knows their
     * format can. From every other engine it reads as this bundle does: it {@link #connect}s with the project's
     * answers that are no secrets, and opens {@link SourceConnection#query}. So what an answer names has to mean the
     * same on the agent's machine.
     */
    default boolean readsNodeFiles() {
        return false;
    }
}
