package org.aeneas.agent.task;

import org.aeneas.staging.Format;

import com.fasterxml.jackson.annotation.JsonValue;

/** Who loads what is staged. */
public enum TaskKind {
    /** We load DynamoDB from here. */
    LOCAL("local", Format.DYNAMODB_JSON),
    /** AWS DMS loads it. */
    LOCAL_DMS("local-dms", Format.DMS_CSV);

    private final String id;
    private final Format format;

    TaskKind(String id, Format format) {
        this.id = id;
        this.format = format;
    }

    @JsonValue
    public String id() {
        return id;
    }

    /** What whoever loads reads. */
    public Format format() {
        return format;
    }
}
