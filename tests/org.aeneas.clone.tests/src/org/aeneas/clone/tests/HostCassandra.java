package org.aeneas.clone.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;

/** Cassandra as it is installed on a host, from the templates in {@code resources/cassandra}. */
final class HostCassandra {
    private static final Path TEMPLATES = Path.of("resources/cassandra");

    private final CassandraVersion version;
    private final Layout layout;
    private final NodeOptions options;
    private final String home;
    private final String conf;

    HostCassandra(CassandraVersion version, Layout layout, NodeOptions options) {
        this.version = version;
        this.layout = layout;
        this.options = options;
        this.home = layout.home(version.release());
        this.conf = layout.configuration(version.release());
    }

    /** @param java home of the Java that is to run it, on the host */
    void write(HostFiles files, String address, String java) throws IOException, InterruptedException {
        boolean tarball = layout == Layout.TARBALL;
        files.program(layout.programs(version.release()) + "/cassandra", template("cassandra"));
        files.program(layout.nodetool(version.release()), template("nodetool"));
        files.write((tarball ? home + "/bin" : home) + "/cassandra.in.sh",
                template(tarball ? "tarball.in.sh" : "package.in.sh"));
        files.write(conf + "/cassandra-env.sh", template("cassandra-env.sh").replace("@JAVA@", java)
                .replace("@MODULES@", String.join(" ", CassandraNode.moduleOptions(version)))
                .replace("@HEAP@", Integer.toString(options.heapMegabytes())));
        files.write(conf + "/logback.xml", template("logback.xml"));
        files.write(conf + "/logback-tools.xml", template("logback-tools.xml"));
        files.write(conf + "/cassandra.yaml", yaml(address));
        files.write(conf + "/cassandra-rackdc.properties", "# The place of this node.\ndc=" + options.datacenter()
                + "\nrack=" + options.rack() + "\n");
        files.folder(home + "/lib");
        if (tarball) {
            files.folder(home + "/logs");
            files.folder(home + "/data");
            files.giveToCassandra(home);
        } else {
            files.giveToCassandra("/var/lib/cassandra");
            files.giveToCassandra("/var/log/cassandra");
        }
        if (layout == Layout.INIT_SCRIPT) {
            files.program("/etc/init.d/cassandra", template("init"));
        } else if (layout == Layout.SYSTEMD) {
            files.write("/etc/systemd/system/cassandra.service", template("cassandra.service"));
        }
    }

    private static String template(String name) throws IOException {
        return Files.readString(TEMPLATES.resolve(name));
    }

    private String yaml(String address) {
        StringBuilder yaml = new StringBuilder("""
                # What this cluster is called. Only nodes of the same cluster speak with each other.
                cluster_name: '%s'
                num_tokens: %d
                %sauto_bootstrap: %s
                partitioner: org.apache.cassandra.dht.%s

                """.formatted(options.cluster(), options.tokens(), options.initialTokens().map(tokens ->
                "initial_token: '" + tokens + "'\n").orElse(""), options.autoBootstrap(), options.partitioner()));
        if (layout == Layout.TARBALL) {
            yaml.append("# data_file_directories:\n#     - /var/lib/cassandra/data\n"
                    + "# commitlog_directory: /var/lib/cassandra/commitlog\n\n");
        } else {
            yaml.append("data_file_directories:\n    - /var/lib/cassandra/data\n\n"
                    + "commitlog_directory: /var/lib/cassandra/commitlog\n"
                    + "saved_caches_directory: /var/lib/cassandra/saved_caches\n");
            if (version.isAtLeast(CassandraVersion.V3_0)) {
                yaml.append("hints_directory: /var/lib/cassandra/hints\n");
            }
        }
        yaml.append("""
                commitlog_sync: periodic
                commitlog_sync_period_in_ms: 10000
                commitlog_segment_size_in_mb: 8

                # Addresses of hosts that others learn the ring from.
                seed_provider:
                    - class_name: org.apache.cassandra.locator.SimpleSeedProvider
                      parameters:
                          # seeds is a list, without spaces: "<ip1>,<ip2>"
                          - seeds: "%s"

                listen_address: %s
                rpc_address: %s # for clients
                storage_port: 7000
                ssl_storage_port: 7001
                native_transport_port: 9042
                start_native_transport: true
                %sendpoint_snitch: %s
                incremental_backups: %s
                disk_failure_policy: stop
                """.formatted(options.seeds().isEmpty() ? address : String.join(",", options.seeds()), address, address,
                version.isAtLeast(CassandraVersion.V4_0) ? "" : "start_rpc: false\n", options.snitch(),
                options.incrementalBackups()));
        options.extraYaml().forEach(line -> yaml.append(line).append('\n'));
        return yaml.toString();
    }
}
