package org.aeneas.agent.api;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a task puts on S3, and where.
 *
 * @param folder           in the bucket, without {@code /} at its ends; empty for the bucket's root
 * @param deleteLocalFiles files in the agent's output folder go when they are on S3
 */
public record TaskStaging(Format format, Compression compression, String bucket, Optional<String> folder,
        String region, boolean deleteLocalFiles, Encryption encryption) {

    public enum Format { DYNAMODB_JSON, DMS_CSV }

    public enum Compression { NONE, GZIP, ZSTD }

    private static final Pattern BUCKET = Pattern.compile("^[a-z0-9][a-z0-9.-]*[a-z0-9]$");
    private static final Pattern FOLDER = Pattern
            .compile("^[A-Za-z0-9_][A-Za-z0-9_.!*'()-]*(/[A-Za-z0-9_][A-Za-z0-9_.!*'()-]*)*$");
    private static final Pattern REGION = Pattern.compile("^[a-z]{2}(-[a-z]+)+-[0-9]{1,2}$");

    public TaskStaging {
        Bounds.required("TaskStaging.format", format);
        Bounds.required("TaskStaging.compression", compression);
        Bounds.text("TaskStaging.bucket", bucket, 3, 63, BUCKET);
        Bounds.text("TaskStaging.folder", folder, 1, 512, FOLDER);
        Bounds.text("TaskStaging.region", region, 1, 32, REGION);
        Bounds.required("TaskStaging.encryption", encryption);
        Bounds.require(format == Format.DYNAMODB_JSON || compression == Compression.NONE, "TaskStaging.compression",
                "is none that AWS DMS reads", "Choose none for the format dms-csv.");
    }
}
