package org.aeneas.clone.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.aeneas.engine.SourceConnection;
import org.aeneas.tests.support.BundlesClassPath;

/**
 * A client of a cluster, in a process of its own ({@code resources/Load.java}), that writes and reads all the time
 * until it is stopped, with the driver's own retries.
 */
final class Load implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final int REQUESTS_A_SECOND = 100;
    static final String KEYSPACE = "load";
    private static final String TABLE = KEYSPACE + ".numbers";
    /** Two clients that wrote the same rows would take each other's numbers for stale ones. */
    private static final AtomicInteger STARTED = new AtomicInteger();

    private final Process process;
    private final Path output;

    /**
     * What became of the requests, writes and reads.
     *
     * @param stale   reads of less than had been written; known of levels with a quorum only
     * @param reasons why requests failed, and what was read in stale reads
     */
    record Outcome(long requests, long failed, long stale, List<String> reasons) {
        boolean isFlawless() {
            return failed == 0 && stale == 0;
        }
    }

    private Load(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Makes a keyspace of this replication with a table for the loads. @param replication as CQL has it */
    static void prepare(SourceConnection cql, String replication) {
        cql.execute("CREATE KEYSPACE " + KEYSPACE + " WITH replication = " + replication);
        cql.execute("CREATE TABLE " + TABLE + " (id int PRIMARY KEY, n bigint)");
    }

    /**
     * Starts a client, and waits until its requests are under way.
     *
     * @param nodes       to contact first
     * @param datacenter  where the client is; empty for one that knows of none and speaks with every node
     * @param consistency such as {@code LOCAL_QUORUM}
     * @param name        of this client among those of the hosts
     */
    static Load start(Hosts hosts, List<TestHost> nodes, Optional<String> datacenter, String consistency, String name)
            throws Exception {
        Path output = hosts.folder().resolve(name + ".load");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=" + Path.of("resources/cassandra/logback-tools.xml").toAbsolutePath(),
                "-cp", BundlesClassPath.of(hosts.folder().resolve(name + ".jars"), "org.aeneas.cassandra"),
                "resources/Load.java", nodes.stream().map(TestHost::address).collect(Collectors.joining(",")),
                datacenter.orElse("-"), consistency, TABLE, Integer.toString(REQUESTS_A_SECOND),
                Integer.toString(STARTED.getAndIncrement()))
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        Load load = new Load(process, output);
        try {
            load.awaitRequests(1);
        } catch (Exception | AssertionError e) {
            load.close();
            throw e;
        }
        return load;
    }

    /** Waits until so many more requests have been answered or have failed. */
    void awaitRequests(long more) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        long begin = requests();
        while (requests() < begin + more) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError(Files.readString(output));
            }
            Thread.sleep(200);
        }
    }

    private long requests() throws IOException {
        List<long[]> counts = numbers("count ");
        return counts.isEmpty() ? 0 : counts.get(counts.size() - 1)[0];
    }

    private List<String> said(String word) throws IOException {
        return Files.readAllLines(output).stream().filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length())).toList();
    }

    private List<long[]> numbers(String word) throws IOException {
        return said(word).stream().map(line -> Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray())
                .toList();
    }

    /** Lets the requests come to their ends, and says what became of all. */
    Outcome stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        boolean ended = process.waitFor(1, TimeUnit.MINUTES);
        List<long[]> done = numbers("done ");
        if (!ended || done.isEmpty()) {
            throw new AssertionError(Files.readString(output));
        }
        List<String> reasons = new ArrayList<>(said("failed "));
        reasons.addAll(said("stale "));
        return new Outcome(done.get(0)[0], done.get(0)[1], done.get(0)[2], reasons);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
