package org.aeneas.sandbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.aeneas.core.Problem;
import org.aeneas.sandbox.internal.fetch.MavenJars.Artifact;

/** The versions of Apache Cassandra that the sandbox runs: the last release of each line. */
public enum CassandraVersion {
    V2_1("2.1", "2.1.20", 8),
    V2_2("2.2", "2.2.19", 8),
    V3_0("3.0", "3.0.31", 8),
    V3_1("3.1", "3.1.1", 8),
    V3_11("3.11", "3.11.19", 8),
    V4_0("4.0", "4.0.19", 11),
    V4_1("4.1", "4.1.10", 11),
    V5_0("5.0", "5.0.9", 17);

    private static final List<String> LOG4J = List.of("org.slf4j:slf4j-log4j12", "log4j:log4j");

    private final String line;
    private final String release;
    private final int java;

    CassandraVersion(String line, String release, int java) {
        this.line = line;
        this.release = release;
        this.java = java;
    }

    /** @param text a line ({@code 3.11}) or the release that stands for it ({@code 3.11.19}) */
    public static CassandraVersion of(String text) {
        return Arrays.stream(values()).filter(v -> v.line.equals(text) || v.release.equals(text)).findFirst()
                .orElseThrow(() -> new Problem("cassandra-version-unknown",
                        "The sandbox has no such version of Cassandra.", text, "Choose one of " + lines() + ".")
                                .asException());
    }

    private static String lines() {
        return Arrays.stream(values()).map(CassandraVersion::line).collect(Collectors.joining(", "));
    }

    /** For example {@code 3.11}. */
    public String line() {
        return line;
    }

    /** For example {@code 3.11.19}. */
    public String release() {
        return release;
    }

    /** The Java that it runs on: 8, 11 or 17. */
    public int java() {
        return java;
    }

    public boolean isAtLeast(CassandraVersion other) {
        return compareTo(other) >= 0;
    }

    /** The server and what its POM forgets: see the notes at each. */
    List<Artifact> artifacts() {
        List<Artifact> artifacts = new ArrayList<>();
        artifacts.add(Artifact.of("org.apache.cassandra:cassandra-all:" + release));
        if (this == V3_0 || this == V3_11) {
            // The daemon loads the Thrift server's classes although it does not start it. It drags in log4j 1.2's
            // binding, which loops with log4j-over-slf4j.
            artifacts.add(Artifact.alone("org.apache.cassandra:cassandra-thrift:3.11.19"));
            artifacts.add(new Artifact("org.apache.thrift:libthrift:0.9.2", LOG4J));
            artifacts.add(new Artifact("com.thinkaurelius.thrift:thrift-server:0.3.7", LOG4J));
        }
        if (!isAtLeast(V3_11)) {
            // nodetool's command line parser.
            artifacts.add(Artifact.of("io.airlift:airline:0.6"));
            artifacts.add(Artifact.of("javax.inject:javax.inject:1"));
        }
        return artifacts;
    }
}
