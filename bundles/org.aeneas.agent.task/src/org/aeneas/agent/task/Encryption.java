package org.aeneas.agent.task;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How what is staged is encrypted at rest.
 *
 * @param mode       of the objects in S3
 * @param keyId      KMS key id, ARN or alias; of {@link Mode#SSE_KMS} only
 * @param localFiles whether files with rows are encrypted on this machine, too, each task's with a key of its own
 */
public record Encryption(Mode mode, Optional<String> keyId, boolean localFiles) {

    public static final Encryption NONE = new Encryption(Mode.NONE, Optional.empty(), false);
    public static final Encryption S3_MANAGED = new Encryption(Mode.SSE_S3, Optional.empty(), false);

    /** In S3's own words. */
    public enum Mode {
        /** As the bucket says. */
        NONE("none"),
        SSE_S3("SSE-S3"),
        SSE_KMS("SSE-KMS");

        private final String id;

        Mode(String id) {
            this.id = id;
        }

        @JsonValue
        public String id() {
            return id;
        }
    }

    public static Encryption kms(String keyId) {
        return new Encryption(Mode.SSE_KMS, Optional.of(keyId), false);
    }

    /** The same in S3. */
    public Encryption withLocalFiles(boolean encrypted) {
        return new Encryption(mode, keyId, encrypted);
    }
}
