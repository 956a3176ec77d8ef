package org.aeneas.agent.task;

/** What a task leaves at AWS, beside the tables, and may be removed with it. */
public enum Remains {
    /** Tasks and endpoints of AWS DMS. */
    DMS,
    /** Objects on S3. */
    STAGED
}
