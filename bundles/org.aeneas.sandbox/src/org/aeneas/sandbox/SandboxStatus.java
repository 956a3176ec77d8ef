package org.aeneas.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a sandbox is.
 *
 * @param version   of Cassandra
 * @param endpoints empty while it starts, or if its start was cut short
 * @param nodes     of Cassandra; empty as long as the endpoints are
 * @param processes all that belong to it; while it starts, those that run so far
 */
public record SandboxStatus(Path directory, State state, String version, Optional<SandboxEndpoints> endpoints,
        List<SandboxNode> nodes, List<ProcessStatus> processes) {

    /** How far it is from working. */
    public enum State {
        /** There is none in that directory. */
        ABSENT,
        /** It is being started, or its start was cut short: stop removes it. */
        INCOMPLETE,
        RUNNING,
        /** Some or all of its processes ended: stop removes it. */
        BROKEN
    }

    /** A process of the sandbox: {@code running}, or ended by itself or by somebody. */
    public record ProcessStatus(String name, long pid, boolean running) {
    }

    public SandboxStatus {
        nodes = List.copyOf(nodes);
        processes = List.copyOf(processes);
    }
}
