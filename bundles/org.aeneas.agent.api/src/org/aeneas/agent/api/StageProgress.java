package org.aeneas.agent.api;

import java.util.OptionalLong;

/**
 * How far one stage of a table is.
 *
 * @param rowsPerSecond   over the last minute
 * @param estimateSeconds empty while unknown
 * @param chunks          0 until the task is planned; of load the staged objects, which chunks without rows lack
 */
public record StageProgress(Stage stage, long rows, long bytes, double rowsPerSecond, OptionalLong estimateSeconds,
        int chunksDone, int chunks) {

    public enum Stage { EXTRACT, UPLOAD, LOAD }

    public StageProgress {
        Bounds.required("StageProgress.stage", stage);
        Bounds.atLeastZero("StageProgress.rows", rows);
        Bounds.atLeastZero("StageProgress.bytes", bytes);
        Bounds.atLeastZero("StageProgress.rowsPerSecond", rowsPerSecond);
        Bounds.atLeastZero("StageProgress.estimateSeconds", estimateSeconds);
        Bounds.atLeastZero("StageProgress.chunksDone", chunksDone);
        Bounds.atLeastZero("StageProgress.chunks", chunks);
    }
}
