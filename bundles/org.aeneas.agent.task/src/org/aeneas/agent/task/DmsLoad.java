package org.aeneas.agent.task;

import java.util.Objects;

import org.aeneas.dms.LoadSettings;

/**
 * How AWS DMS loads what a task stages.
 *
 * @param name     of the task at DMS, see {@link org.aeneas.dms.TaskName}
 * @param instance ARN of the replication instance
 * @param role     ARN of the role that DMS reads S3 and writes DynamoDB with
 * @param apart    whether each table gets a task of its own at DMS
 */
public record DmsLoad(String name, String instance, String role, boolean apart, LoadSettings settings) {
    public DmsLoad {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(settings, "settings");
    }
}
