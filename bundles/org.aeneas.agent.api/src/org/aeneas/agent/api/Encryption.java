package org.aeneas.agent.api;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is encrypted where it lies.
 *
 * @param kmsKeyId   id, ARN or alias, for {@link OnS3#SSE_KMS} only; empty for the account's own key for S3
 * @param localFiles files in the agent's output folder are encrypted
 */
public record Encryption(OnS3 onS3, Optional<String> kmsKeyId, boolean localFiles) {
    public static final Encryption NONE = new Encryption(OnS3.NONE, Optional.empty(), false);

    public enum OnS3 { NONE, SSE_S3, SSE_KMS }

    private static final Pattern KEY = Pattern.compile("^[A-Za-z0-9:/_-]+$");

    public Encryption {
        Bounds.required("Encryption.onS3", onS3);
        Bounds.text("Encryption.kmsKeyId", kmsKeyId, 1, 2048, KEY);
        Bounds.require(onS3 == OnS3.SSE_KMS || kmsKeyId.isEmpty(), "Encryption.kmsKeyId",
                "has no use without sse-kms", "Choose sse-kms, or leave the key out.");
    }
}
