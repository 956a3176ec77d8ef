package org.aeneas.sandbox.internal.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.aeneas.sandbox.internal.SandboxProblems;

/** The folder of one node: its configuration, data and logs. */
public record NodeDirectory(Path root) {

    private static final String LOGBACK = """
            <configuration>
              <appender name="FILE" class="ch.qos.logback.core.FileAppender">
                <file>%s</file>
                <encoder><pattern>%%-5level [%%thread] %%d{ISO8601} %%F:%%L - %%msg%%n</pattern></encoder>
              </appender>
              <root level="INFO"><appender-ref ref="FILE"/></root>
            </configuration>
            """;
    private static final String QUIET_LOGBACK = """
            <configuration><root level="OFF"/></configuration>
            """;

    public Path yaml() {
        return root.resolve("conf/cassandra.yaml");
    }

    public Path rackProperties() {
        return root.resolve("conf/cassandra-rackdc.properties");
    }

    public Path logback() {
        return root.resolve("conf/logback.xml");
    }

    public Path quietLogback() {
        return root.resolve("conf/logback-tools.xml");
    }

    public Path data() {
        return root.resolve("data");
    }

    public Path log() {
        return root.resolve("log/system.log");
    }

    /** Standard output and error. */
    public Path output() {
        return root.resolve("log/output.log");
    }

    public Path temporary() {
        return root.resolve("tmp");
    }

    /** The folder of a table's SSTables, the one made last if there are several. */
    public Optional<Path> table(String keyspace, String table) {
        Path parent = data().resolve(keyspace);
        if (!Files.isDirectory(parent)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(folder -> folder.getFileName().toString().matches(table + "-[0-9a-f]{32}"))
                    .max(Comparator.comparingLong(NodeDirectory::created));
        } catch (IOException e) {
            throw SandboxProblems.directoryUnusable(parent, e);
        }
    }

    private static long created(Path folder) {
        try {
            return Files.readAttributes(folder, BasicFileAttributes.class).creationTime().toMillis();
        } catch (IOException e) {
            throw SandboxProblems.directoryUnusable(folder, e);
        }
    }

    /** Where the node answers JMX on 127.0.0.1; another at each start. */
    public int jmxPort() throws IOException {
        return Integer.parseInt(Files.readString(jmxPortFile()).strip());
    }

    private Path jmxPortFile() {
        return root.resolve("conf/jmx-port");
    }

    /** @param jmxPort of 127.0.0.1, free */
    public void write(CassandraVersion version, NodeOptions options, String address, int jmxPort)
            throws IOException {
        for (String folder : List.of("conf", "data", "log", "tmp", "cdc", "hints")) {
            Files.createDirectories(root.resolve(folder));
        }
        Files.write(yaml(), yamlLines(version, options, address));
        Files.writeString(rackProperties(), "dc=" + options.datacenter() + "\nrack=" + options.rack() + "\n");
        Files.writeString(logback(), LOGBACK.formatted(log()));
        Files.writeString(jmxPortFile(), jmxPort + "\n");
        Files.writeString(quietLogback(), QUIET_LOGBACK);
    }

    private List<String> yamlLines(CassandraVersion version, NodeOptions options, String address) {
        List<String> lines = new ArrayList<>();
        lines.add("cluster_name: '" + options.cluster() + "'");
        lines.add("num_tokens: " + options.tokens());
        options.initialTokens().ifPresent(tokens -> lines.add("initial_token: '" + tokens + "'"));
        lines.add("auto_bootstrap: " + options.autoBootstrap());
        lines.add("partitioner: org.apache.cassandra.dht." + options.partitioner());
        lines.add("data_file_directories: [ '" + data() + "' ]");
        lines.add("commitlog_directory: '" + root.resolve("commitlog") + "'");
        lines.add("saved_caches_directory: '" + root.resolve("saved_caches") + "'");
        lines.add("commitlog_sync: periodic");
        lines.add("commitlog_sync_period_in_ms: 10000");
        lines.add("commitlog_segment_size_in_mb: 8");
        lines.add("seed_provider:");
        lines.add("  - class_name: org.apache.cassandra.locator.SimpleSeedProvider");
        lines.add("    parameters: [ { seeds: '" + seeds(options, address) + "' } ]");
        lines.add("listen_address: " + address);
        lines.add("rpc_address: " + address);
        lines.add("storage_port: 7000");
        lines.add("ssl_storage_port: 7001");
        lines.add("native_transport_port: 9042");
        lines.add("start_native_transport: true");
        lines.add("endpoint_snitch: " + options.snitch());
        lines.add("incremental_backups: " + options.incrementalBackups());
        lines.add("auto_snapshot: false");
        lines.add("disk_failure_policy: stop");
        lines.addAll(versionLines(version));
        lines.addAll(options.extraYaml());
        return lines;
    }

    private static String seeds(NodeOptions options, String address) {
        return options.seeds().isEmpty() ? address : String.join(",", options.seeds());
    }

    private List<String> versionLines(CassandraVersion version) {
        List<String> lines = new ArrayList<>();
        if (!version.isAtLeast(CassandraVersion.V4_0)) {
            lines.add("start_rpc: false");
        }
        if (version.isAtLeast(CassandraVersion.V3_0)) {
            lines.add("hints_directory: '" + root.resolve("hints") + "'");
        }
        if (version.isAtLeast(CassandraVersion.V3_11)) {
            lines.add("cdc_raw_directory: '" + root.resolve("cdc") + "'");
        }
        return lines;
    }
}
