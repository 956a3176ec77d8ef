package org.aeneas.agent.task;

import java.util.List;

import org.aeneas.staging.Format;

import com.fasterxml.jackson.annotation.JsonValue;

/** Who loads what is staged. */
public enum TaskKind {
    /** We load DynamoDB from here. */
    LOCAL("local", Format.DYNAMODB_JSON, List.of(Stage.EXTRACT, Stage.UPLOAD, Stage.LOAD)),
    /** AWS DMS loads it: our part ends with the upload. */
    LOCAL_DMS("local-dms", Format.DMS_CSV, List.of(Stage.EXTRACT, Stage.UPLOAD));

    private final String id;
    private final Format format;
    private final List<Stage> stages;

    TaskKind(String id, Format format, List<Stage> stages) {
        this.id = id;
        this.format = format;
        this.stages = stages;
    }

    @JsonValue
    public String id() {
        return id;
    }

    /** What whoever loads reads. */
    public Format format() {
        return format;
    }

    /** What a table passes through here, in order. */
    public List<Stage> stages() {
        return stages;
    }
}
