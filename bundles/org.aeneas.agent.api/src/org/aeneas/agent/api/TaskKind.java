package org.aeneas.agent.api;

/** Who loads DynamoDB. */
public enum TaskKind {
    /** The agent. */
    LOCAL,
    /** AWS DMS, from what the agent puts on S3. */
    LOCAL_DMS
}
