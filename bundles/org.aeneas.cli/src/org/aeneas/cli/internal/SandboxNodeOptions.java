package org.aeneas.cli.internal;

import org.aeneas.core.ProblemException;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;
import org.aeneas.sandbox.SandboxOptions;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which Cassandra a sandbox runs. */
final class SandboxNodeOptions {

    @Option(names = "--cassandra", paramLabel = "VERSION", defaultValue = "5.0", converter = VersionConverter.class,
            description = "2.1, 2.2, 3.0, 3.1, 3.11, 4.0, 4.1 or 5.0; the Java that it needs is fetched too. "
                    + "Default: ${DEFAULT-VALUE}.")
    private CassandraVersion version;

    @Option(names = "--cassandra-yaml", paramLabel = "LINE", description = {
        "A further line of cassandra.yaml; may be given several times. SSTables of 5.0's own formats:",
        "'storage_compatibility_mode: NONE', and for the trie-indexed one 'sstable: {selected_format: bti}' too." })
    private String[] yaml = {};

    SandboxOptions in(SandboxOptions sandbox) {
        return sandbox.withCassandra(version)
                .withNode(NodeOptions.builder().extraYaml(yaml).build());
    }

    private static final class VersionConverter implements ITypeConverter<CassandraVersion> {

        @Override
        public CassandraVersion convert(String text) {
            try {
                return CassandraVersion.of(text);
            } catch (ProblemException e) {
                throw new TypeConversionException("'" + text + "': " + e.problem().what() + " "
                        + e.problem().remedy());
            }
        }
    }
}
