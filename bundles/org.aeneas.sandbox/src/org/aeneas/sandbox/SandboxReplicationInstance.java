package org.aeneas.sandbox;

import java.util.List;
import java.util.Objects;

/**
 * A replication instance of the stand-in for AWS DMS.
 *
 * @param instanceClass {@code dms.t3.medium}
 * @param status        {@code available}; with any other, no task can be made or started on it
 */
public record SandboxReplicationInstance(String name, String instanceClass, String engineVersion, String status) {

    public SandboxReplicationInstance {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(instanceClass, "instanceClass");
        Objects.requireNonNull(engineVersion, "engineVersion");
        Objects.requireNonNull(status, "status");
    }

    /** One that works, and one that is being made for ever. */
    public static List<SandboxReplicationInstance> defaults() {
        return List.of(new SandboxReplicationInstance("aeneas-dms", "dms.t3.medium", "3.5.4", "available"),
                new SandboxReplicationInstance("aeneas-dms-new", "dms.r6i.large", "3.6.1", "creating"));
    }
}
