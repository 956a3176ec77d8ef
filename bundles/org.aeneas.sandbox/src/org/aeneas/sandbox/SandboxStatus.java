package org.aeneas.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a sandbox is.
 *
 * @param version   of Cassandra
 * @param endpoints empty while it starts, or if its start was cut short
 * @param processes what of it is alive
 */
public record SandboxStatus(Path directory, State state, String version, Optional<SandboxEndpoints> endpoints,
        List<ProcessStatus> processes) {

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

    /** A process that is alive. */
    public record ProcessStatus(String name, long pid) {
    }

    public SandboxStatus {
        processes = List.copyOf(processes);
    }
}
