package org.aeneas.agent.task;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a table of a task passes through. Extract and Upload run side by side, Load after them. */
public enum Stage {
    /** Rows become objects on the local disk. */
    EXTRACT,
    /** Objects go to S3. */
    UPLOAD,
    /** Items go from S3 into DynamoDB. */
    LOAD;

    /** How far one of them is. */
    public enum State {
        PENDING, RUNNING, DONE, FAILED;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
