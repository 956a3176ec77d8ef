package org.aeneas.cassandra.tests.clone;

import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.aeneas.cassandra.clone.Service;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.CassandraVersion;

/**
 * Cassandra in a folder, as its archive unpacks: bin, conf, lib. Its scripts take home and configuration from the
 * environment, as Cassandra's do; JMX is on 127.0.0.1, on a port that follows from the node's address.
 */
public final class Tarball {
    private static final int CQL = 9042;
    private static final int STORAGE = 7000;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(4);
    private static final String COMMON = """
            #!/bin/sh
            home=${CASSANDRA_HOME:-$(dirname "$(dirname "$(readlink -f "$0")")")}
            conf=${CASSANDRA_CONF:-$home/conf}
            a=$(sed -n 's/^listen_address: //p' "$conf/cassandra.yaml")
            jmx=$((20000 + $(echo "$a" | cut -d. -f3) * 100 + $(echo "$a" | cut -d. -f4)))
            """;
    private static final String CASSANDRA = COMMON + """
            if [ "$1" = -v ]; then echo %1$s; exit 0; fi
            cd "$home" && mkdir -p logs tmp
            "$JAVA_HOME/bin/java" -javaagent:$(echo "$home"/lib/jamm-*.jar) $(cat "$home/bin/jvm.options") \
              -Xms${MAX_HEAP_SIZE:-384M} -Xmx${MAX_HEAP_SIZE:-384M} -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
              -XX:-UsePerfData -Dcassandra.storagedir="$home/data" -Dlogback.configurationFile="$home/bin/logback.xml" \
              -Dcassandra.logdir="$home/logs" -Djava.io.tmpdir="$home/tmp" -Dcassandra-foreground=yes \
              -Djava.net.preferIPv4Stack=true -Dcassandra.jmx.local.port=$jmx -Dcassandra.ring_delay_ms=5000 \
              -Dcassandra.skip_wait_for_gossip_to_settle=0 -Dcassandra.consistent.rangemovement=false \
              -cp "$conf:$(ls "$home"/lib/*.jar | tr '\\n' ':')" org.apache.cassandra.service.CassandraDaemon \
              >>"$home/logs/output.log" 2>&1 &
            """;
    private static final String NODETOOL = COMMON + """
            exec "$JAVA_HOME/bin/java" $(cat "$home/bin/jvm.options") -Xmx96m -XX:+UseSerialGC \
              -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Dlogback.configurationFile="$home/bin/quiet.xml" \
              -Dcassandra.config="file://$conf/cassandra.yaml" -Dcassandra.storagedir="$home/data" \
              -cp "$conf:$(ls "$home"/lib/*.jar | tr '\\n' ':')" org.apache.cassandra.tools.NodeTool "$@"
            """;
    private static final String LOGBACK = """
            <configuration>
              <appender name="FILE" class="ch.qos.logback.core.FileAppender">
                <file>${cassandra.logdir}/system.log</file>
                <encoder><pattern>%-5level [%thread] %d{ISO8601} %F:%L - %msg%n</pattern></encoder>
              </appender>
              <root level="INFO"><appender-ref ref="FILE"/></root>
            </configuration>
            """;

    private final CassandraVersion version;
    private final Path home;
    private final String address;
    private final Path java;

    private Tarball(CassandraVersion version, Path home, String address) {
        this.version = version;
        this.home = home;
        this.address = address;
        this.java = CassandraNode.java(version, Cache.ofUser(), Progress.NONE).getParent().getParent();
    }

    /** Where one is to be; nothing is there yet. */
    public static Tarball at(CassandraVersion version, Path home) throws IOException {
        return new Tarball(version, home, freeAddress());
    }

    /** Unpacked and configured, as part of a cluster with these seeds; none for itself. */
    public static Tarball unpack(CassandraVersion version, Path home, List<String> seeds, String snitch) throws IOException {
        Tarball tarball = at(version, home);
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("conf"));
        Files.createSymbolicLink(home.resolve("lib"), CassandraNode.jars(version, Cache.ofUser(), Progress.NONE));
        script(home.resolve("bin/cassandra"), CASSANDRA.formatted(version.release()));
        script(home.resolve("bin/nodetool"), NODETOOL);
        Files.writeString(home.resolve("bin/logback.xml"), LOGBACK);
        Files.writeString(home.resolve("bin/quiet.xml"), "<configuration><root level=\"OFF\"/></configuration>\n");
        Files.writeString(home.resolve("bin/jvm.options"), options(version));
        Files.writeString(home.resolve("conf/cassandra.yaml"), tarball.yaml(seeds.isEmpty()
                ? List.of(tarball.address) : seeds, snitch));
        return tarball;
    }

    private static String options(CassandraVersion version) throws IOException {
        if (version.java() < 11) {
            return "-Dcom.sun.jndi.rmiURLParsing=legacy\n";
        }
        try (InputStream in = CassandraNode.class.getResourceAsStream("internal/node/jvm-" + version.java()
                + ".options")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String yaml(List<String> seeds, String snitch) {
        return """
                # As its owner wrote it
                cluster_name: 'Shop'
                num_tokens: 8
                partitioner: org.apache.cassandra.dht.Murmur3Partitioner
                data_file_directories:
                    - %1$s/data/data
                commitlog_directory: %1$s/data/commitlog
                saved_caches_directory: %1$s/data/saved_caches
                commitlog_sync: periodic
                commitlog_sync_period_in_ms: 10000
                commitlog_segment_size_in_mb: 8
                seed_provider:
                    - class_name: org.apache.cassandra.locator.SimpleSeedProvider
                      parameters:
                          - seeds: "%2$s"
                listen_address: %3$s
                rpc_address: %3$s
                endpoint_snitch: %4$s
                start_native_transport: true
                auto_snapshot: false
                %5$s""".formatted(home, String.join(",", seeds), address, snitch,
                folders());
    }

    private String folders() {
        String hints = "hints_directory: " + home + "/data/hints\n";
        String changes = "cdc_raw_directory: " + home + "/data/cdc\n";
        return version.isAtLeast(CassandraVersion.V3_11) ? hints + changes
                : version.isAtLeast(CassandraVersion.V3_0) ? hints : "";
    }

    /** Starts it, as whoever runs the tests, and waits until it answers CQL. */
    public void start() throws Exception {
        Process process = new ProcessBuilder("sh", "-c", service().start()).inheritIO().start();
        process.waitFor();
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!answers(CQL)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(Files.readString(home.resolve("logs/system.log")));
            }
            Thread.sleep(200);
        }
    }

    /** Ends what runs from this folder, whoever started it. */
    public void stop() throws Exception {
        new ProcessBuilder("sh", "-c", service().stop()).inheritIO().start().waitFor();
    }

    public Service service() {
        return Service.tarball(System.getProperty("user.name"), home.toString(), home + "/conf", java.toString());
    }

    public String address() {
        return address;
    }

    public Path home() {
        return home;
    }

    public Path java() {
        return java;
    }

    public Path file(String name) {
        return home.resolve("conf").resolve(name);
    }

    public int jmx() {
        String[] parts = address.split("\\.");
        return 20_000 + Integer.parseInt(parts[2]) * 100 + Integer.parseInt(parts[3]);
    }

    public boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public boolean acceptsClients() {
        return answers(CQL);
    }

    public Map<String, String> connection() {
        return Map.of("server", address, "port", Integer.toString(CQL));
    }

    private static String freeAddress() throws IOException {
        while (true) {
            ThreadLocalRandom dice = ThreadLocalRandom.current();
            String address = "127.83." + dice.nextInt(1, 100) + "." + dice.nextInt(1, 100);
            try (ServerSocket cql = new ServerSocket(); ServerSocket storage = new ServerSocket()) {
                cql.bind(new InetSocketAddress(address, CQL));
                storage.bind(new InetSocketAddress(address, STORAGE));
                return address;
            } catch (BindException e) {
                continue;
            }
        }
    }
}
