package org.aeneas.cli.internal;

import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.aeneas.sandbox.SandboxOptions;

import picocli.CommandLine.Option;

/** Which Cassandra a sandbox runs. */
final class SandboxNodeOptions {

    @Option(names = "--cassandra", paramLabel = "VERSION", defaultValue = "5.0",
            description = "2.1, 2.2, 3.0, 3.1, 3.11, 4.0, 4.1 or 5.0; the Java that it needs is fetched too. "
                    + "Default: ${DEFAULT-VALUE}.")
    private String version;

    @Option(names = "--cassandra-yaml", paramLabel = "LINE", description = {
        "A further line of cassandra.yaml; may be given several times. SSTables of 5.0's own formats:",
        "'storage_compatibility_mode: NONE', and for the trie-indexed one 'sstable: {selected_format: bti}' too." })
    private String[] yaml = {};

    SandboxOptions in(SandboxOptions sandbox) {
        return sandbox.withCassandra(CassandraVersion.of(version))
                .withNode(NodeOptions.builder().extraYaml(yaml).build());
    }
}
