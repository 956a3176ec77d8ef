package org.aeneas.cassandra.tests;

import java.util.List;
import java.util.stream.Stream;

import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.sandbox.NodeOptions;

/** The nodes that tests share: one a version, and for 5.0 one for each format that it does not write by itself. */
enum NodeKind {
    V2_1(CassandraVersion.V2_1, "ka"),
    V2_2(CassandraVersion.V2_2, "lb"),
    V3_0(CassandraVersion.V3_0, "me"),
    V3_1(CassandraVersion.V3_1, "ma"),
    V3_11(CassandraVersion.V3_11, "me"),
    V4_0(CassandraVersion.V4_0, "nb"),
    V4_1(CassandraVersion.V4_1, "nb"),
    V5_0(CassandraVersion.V5_0, "nb", "materialized_views_enabled: true", "user_defined_functions_enabled: true"),
    V5_0_OA(CassandraVersion.V5_0, "oa", "storage_compatibility_mode: NONE"),
    V5_0_BTI(CassandraVersion.V5_0, "da", "storage_compatibility_mode: NONE", "sstable: { selected_format: bti }");

    private final CassandraVersion version;
    private final String format;
    private final List<String> yaml;

    NodeKind(CassandraVersion version, String format, String... yaml) {
        this.version = version;
        this.format = format;
        this.yaml = List.of(yaml);
    }

    static NodeKind of(CassandraVersion version) {
        return Stream.of(values()).filter(kind -> kind.version == version).findFirst().orElseThrow();
    }

    /** All but 3.1.1, which itself fails to read some of what it has stored. */
    static Stream<NodeKind> answering() {
        return Stream.of(values()).filter(kind -> kind != V3_1);
    }

    CassandraVersion version() {
        return version;
    }

    /** The version of the SSTables that it writes. */
    String format() {
        return format;
    }

    /** Partitions of a few rows have an index of their own, as large ones have elsewhere. */
    NodeOptions options() {
        return NodeOptions.builder().extraYaml(Stream.concat(Stream.of("column_index_size_in_kb: 1"), yaml.stream())
                .toArray(String[]::new)).build();
    }
}
