package org.aeneas.staging;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a staged object consists of. */
public enum Format {
    /** One {@code {"Item":{…}}} a line: what DynamoDB's own import reads, and our loader. */
    DYNAMODB_JSON("dynamodb-json"),
    /** What AWS DMS's S3 source reads: RFC 4180, {@code \N} for null, no header, never compressed. */
    DMS_CSV("dms-csv");

    private final String id;

    Format(String id) {
        this.id = id;
    }

    /** As the command line, plans and manifests name it. */
    @JsonValue
    public String id() {
        return id;
    }

    /** Whether whoever reads this format reads it compressed so. */
    public boolean allows(Compression compression) {
        return this == DYNAMODB_JSON || compression == Compression.NONE;
    }

    public static Optional<Format> named(String id) {
        for (Format format : values()) {
            if (format.id.equals(id)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    @JsonCreator
    static Format parse(String id) {
        return named(id).orElseThrow(() -> new IllegalArgumentException("no format is called " + id));
    }
}
