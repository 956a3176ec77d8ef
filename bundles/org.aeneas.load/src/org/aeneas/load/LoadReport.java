package org.aeneas.load;

import java.time.Duration;
import java.util.List;

import org.aeneas.core.Problem;
import org.aeneas.staging.StagedObject;

/**
 * What a load did.
 *
 * @param objects       that are in the table entirely, those of earlier runs included
 * @param objectsBefore of these, those that an earlier run had loaded: nothing of them was read again
 * @param counts        over all of these objects, and over those that failed as far as they were read: what DynamoDB
 *                      acknowledged
 * @param failed        objects that could not be read to their end, or had other content than was staged
 * @param batches       requests that DynamoDB answered in this run; this and what follows is 0 for an import from S3
 * @param resent        writes that it left unprocessed and that were sent again
 * @param throttled     requests that it refused for their rate
 * @param units         write units that it says this run took
 */
public record LoadReport(int objects, int objectsBefore, LoadCounts counts, List<FailedObject> failed, long batches,
        long resent, long throttled, double units, Duration took) {

    public record FailedObject(StagedObject object, Problem problem) {
    }

    public LoadReport {
        failed = List.copyOf(failed);
    }

    /** Whether every object is in the table, save what was rejected. */
    public boolean complete() {
        return failed.isEmpty();
    }
}
