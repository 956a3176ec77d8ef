package org.aeneas.aws;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * AWS Database Migration Service: what loads staged files without us. Everything that is made here bears the tag
 * {@value #OWNER}: making it again, for the same owner, finds it and makes it so; another's is never touched. For many
 * threads.
 *
 * <p>What is said here of its behaviour: DMS User Guide and API Reference. It takes 200 calls at once and 8 more a
 * second; beyond that calls are refused and repeated after a pause.
 */
public interface Replications {

    /**
     * The same, but {@code aws-throttled} is told at once when a call is refused for its rate, instead of repeating it:
     * for who paces his calls.
     */
    Replications impatient();

    /** The tag that says whose an endpoint or a task is. */
    String OWNER = "aeneas:task";

    /** A machine of DMS's that tasks run on. */
    record Instance(String arn, String name, String instanceClass, String engineVersion, String status) {
        public boolean isAvailable() {
            return status.equals("available");
        }
    }

    List<Instance> instances();

    /** What a task reads or writes. Names: 1 to 255 letters, digits and single hyphens, a letter first. */
    sealed interface Endpoint {
        String name();

        /** ARN of the role that DMS assumes. */
        String role();
    }

    /**
     * CSV files on S3, RFC 4180 without header.
     *
     * @param folder  below the bucket, without slashes at its ends; empty for none
     * @param changes folder of the changes below {@code folder}; empty where none are read
     * @param nothing the text that means null
     * @param tables  the external table definition, JSON of at most 2 MB
     */
    record Files(String name, String role, String bucket, String folder, String changes, String nothing, String tables)
            implements Endpoint {
    }

    /** DynamoDB of the account and Region. */
    record Tables(String name, String role) implements Endpoint {
    }

    /**
     * Makes an endpoint, or changes the owner's own of that name.
     *
     * @param owner value of the tag {@value #OWNER}
     * @return its ARN
     * @throws org.aeneas.core.ProblemException {@code dms-name-taken}, {@code dms-role}, {@code dms-refused}
     */
    String ensure(Endpoint endpoint, String owner);

    enum ConnectionState { UNTESTED, TESTING, SUCCESSFUL, FAILED, DELETING }

    /** @param failure why it failed, in DMS's words; else empty */
    record Connection(ConnectionState state, String failure) {
    }

    /** Starts a test, which takes a minute; nothing happens while one is under way. */
    void test(String instance, String endpoint);

    Connection connection(String instance, String endpoint);

    enum Migration { FULL_LOAD, CHANGES, FULL_LOAD_AND_CHANGES }

    /**
     * @param instance ARNs of what it runs on, reads and writes: {@code source} and {@code target}
     * @param mappings table mappings, JSON
     * @param settings task settings, JSON; what it leaves out is AWS's default
     */
    record Definition(String name, String instance, String source, String target, Migration migration,
            String mappings, String settings) {
    }

    /**
     * Makes a task, or finds the owner's own of that name, and changes its mappings and settings where it rests and has
     * not loaded all.
     *
     * @return its ARN
     * @throws org.aeneas.core.ProblemException {@code dms-name-taken}, {@code dms-refused}
     */
    String ensure(Definition definition, String owner);

    /** A state that this version does not know is {@link #OTHER}. */
    enum State { CREATING, READY, MODIFYING, TESTING, STARTING, RUNNING, STOPPING, STOPPED, FAILED, DELETING, MOVING,
        OTHER }

    /**
     * @param stopReason {@code FULL_LOAD_ONLY_FINISHED}, {@code NORMAL}, {@code FATAL_ERROR}, …; empty while it runs
     * @param failure    in DMS's words; empty where it did not fail
     * @param percent    of the full load
     * @param started    the last time; empty where it never was
     */
    record Task(String arn, String name, State state, String stopReason, String failure, int percent,
            Optional<Instant> started) {

        public boolean isLoaded() {
            return state == State.STOPPED && stopReason.startsWith("FULL_LOAD_ONLY_FINISHED");
        }
    }

    /** Those of the ARNs that DMS still knows, with as few calls as can be. */
    List<Task> tasks(Collection<String> arns);

    /** The task of that name, whosever it is. */
    Optional<Task> find(String name);

    /** A table of a task. */
    enum TableState { ABSENT, WAITING, LOADING, COMPLETED, CANCELLED, ERROR }

    /**
     * Rows of a table, as DMS counts them.
     *
     * @param conditionFailed rows that a condition of the mapping kept out
     */
    record Statistics(String schema, String table, TableState state, long loaded, long errors, long conditionFailed,
            long inserts, long updates, long deletes) {
    }

    List<Statistics> statistics(String task);

    enum Start { FIRST, RESUME, RELOAD }

    /**
     * Nothing happens to a task that is starting or runs.
     *
     * @throws org.aeneas.core.ProblemException {@code dms-state} if the task's state does not allow it
     */
    void start(String task, Start how);

    /** Nothing happens to a task that does not run. */
    void stop(String task);

    /** Nothing happens where there is none; a task that runs must be stopped first. */
    void deleteTask(String task);

    /** Nothing happens where there is none; tasks that use it must be gone. */
    void deleteEndpoint(String endpoint);
}
