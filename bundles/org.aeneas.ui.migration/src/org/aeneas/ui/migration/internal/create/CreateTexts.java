package org.aeneas.ui.migration.internal.create;

import org.aeneas.agent.api.Encryption;
import org.aeneas.agent.api.TaskLoad;
import org.aeneas.agent.api.TaskStaging;
import org.aeneas.ui.migration.internal.Messages;

/** The choices of a task in the guide's words. */
public final class CreateTexts {

    private CreateTexts() {
    }

    public static String preparation(TaskLoad.Preparation preparation) {
        return switch (preparation) {
            case DO_NOTHING -> Messages.Preparation_DO_NOTHING;
            case DROP -> Messages.Preparation_DROP;
            case TRUNCATE -> Messages.Preparation_TRUNCATE;
        };
    }

    public static String compression(TaskStaging.Compression compression) {
        return switch (compression) {
            case NONE -> Messages.Compression_NONE;
            case GZIP -> Messages.Compression_GZIP;
            case ZSTD -> Messages.Compression_ZSTD;
        };
    }

    public static String onS3(Encryption.OnS3 encryption) {
        return switch (encryption) {
            case NONE -> Messages.OnS3_NONE;
            case SSE_S3 -> Messages.OnS3_SSE_S3;
            case SSE_KMS -> Messages.OnS3_SSE_KMS;
        };
    }
}
