package org.aeneas.sandbox;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a node of Cassandra is started with.
 *
 * @param address    empty for a free one of 127.0.0.0/8
 * @param seeds      addresses; empty for the node itself
 * @param tokens     {@code num_tokens}
 * @param initialTokens {@code initial_token}, empty to let the node draw them
 * @param partitioner simple class name: {@code Murmur3Partitioner}
 * @param heapMegabytes of the node's JVM
 * @param extraYaml  further lines of cassandra.yaml: {@code storage_compatibility_mode: NONE}
 * @param jvmOptions further options of the node's JVM
 */
public record NodeOptions(Optional<String> address, String cluster, String datacenter, String rack, String snitch,
        List<String> seeds, int tokens, Optional<String> initialTokens, String partitioner, int heapMegabytes,
        boolean autoBootstrap, boolean incrementalBackups, List<String> extraYaml, List<String> jvmOptions) {

    public static final String DEFAULT_DATACENTER = "dc1";

    public NodeOptions {
        seeds = List.copyOf(seeds);
        extraYaml = List.copyOf(extraYaml);
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** One node that is a cluster by itself. */
    public static NodeOptions defaults() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Collects options. */
    public static final class Builder {
        private Optional<String> address = Optional.empty();
        private String cluster = "aeneas";
        private String datacenter = DEFAULT_DATACENTER;
        private String rack = "rack1";
        private String snitch = "GossipingPropertyFileSnitch";
        private List<String> seeds = List.of();
        private int tokens = 16;
        private Optional<String> initialTokens = Optional.empty();
        private String partitioner = "Murmur3Partitioner";
        private int heapMegabytes = 512;
        private boolean autoBootstrap = true;
        private boolean incrementalBackups;
        private List<String> extraYaml = List.of();
        private List<String> jvmOptions = List.of();

        private Builder() {
        }

        private Builder(NodeOptions from) {
            address = from.address;
            cluster = from.cluster;
            datacenter = from.datacenter;
            rack = from.rack;
            snitch = from.snitch;
            seeds = from.seeds;
            tokens = from.tokens;
            initialTokens = from.initialTokens;
            partitioner = from.partitioner;
            heapMegabytes = from.heapMegabytes;
            autoBootstrap = from.autoBootstrap;
            incrementalBackups = from.incrementalBackups;
            extraYaml = from.extraYaml;
            jvmOptions = from.jvmOptions;
        }

        public Builder address(String value) {
            address = Optional.of(value);
            return this;
        }

        public Builder cluster(String value) {
            cluster = Objects.requireNonNull(value);
            return this;
        }

        public Builder datacenter(String value) {
            datacenter = Objects.requireNonNull(value);
            return this;
        }

        public Builder rack(String value) {
            rack = Objects.requireNonNull(value);
            return this;
        }

        public Builder snitch(String value) {
            snitch = Objects.requireNonNull(value);
            return this;
        }

        public Builder seeds(List<String> value) {
            seeds = value;
            return this;
        }

        public Builder tokens(int value) {
            tokens = value;
            return this;
        }

        public Builder initialTokens(String value) {
            initialTokens = Optional.of(value);
            return this;
        }

        public Builder partitioner(String value) {
            partitioner = Objects.requireNonNull(value);
            return this;
        }

        public Builder heapMegabytes(int value) {
            heapMegabytes = value;
            return this;
        }

        public Builder autoBootstrap(boolean value) {
            autoBootstrap = value;
            return this;
        }

        public Builder incrementalBackups(boolean value) {
            incrementalBackups = value;
            return this;
        }

        public Builder extraYaml(String... lines) {
            extraYaml = List.of(lines);
            return this;
        }

        public Builder jvmOptions(String... options) {
            jvmOptions = List.of(options);
            return this;
        }

        public NodeOptions build() {
            return new NodeOptions(address, cluster, datacenter, rack, snitch, seeds, tokens, initialTokens,
                    partitioner, heapMegabytes, autoBootstrap, incrementalBackups, extraYaml, jvmOptions);
        }
    }
}
