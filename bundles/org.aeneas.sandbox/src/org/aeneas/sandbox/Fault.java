package org.aeneas.sandbox;

import java.util.Objects;

import org.aeneas.aws.ServiceProfile.Service;

/**
 * Something that the stand-ins shall do wrong, as AWS would.
 *
 * @param service      whose calls it concerns
 * @param operation    as AWS names it ({@code BatchWriteItem}, {@code UploadPart}); {@code *} for all
 * @param kind         what happens
 * @param probability  0 to 1: how likely it happens to a call
 * @param skip         so many matching calls pass untouched first
 * @param times        how often it happens at most; -1 for without end
 * @param share        of {@link Kind#UNPROCESSED}: which part of a batch is left unprocessed, 0 to 1
 * @param delayMillis  of {@link Kind#DELAY}
 * @param seed         of the random numbers: the same calls in the same order meet the same faults
 */
public record Fault(Service service, String operation, Kind kind, double probability, long skip, long times,
        double share, long delayMillis, long seed) {

    /** What can happen. */
    public enum Kind {
        /** The whole call is refused for its rate: ProvisionedThroughputExceededException, SlowDown, Throttling. */
        THROTTLE,
        /** A part of a batch comes back as unprocessed. DynamoDB's BatchWriteItem and BatchGetItem only. */
        UNPROCESSED,
        /** HTTP 500; nothing was done. */
        SERVER_ERROR,
        /** The connection is reset; nothing was done. */
        RESET,
        /** The call is done, then the connection is reset: the caller cannot know. */
        RESET_AFTER,
        /** The call is done, and its answer ends in the middle of the body that it announced. S3 and DynamoDB. */
        CUT_OFF,
        /** The call is done later. Other faults may follow the delay. */
        DELAY,
        /** The session token is said to have expired. */
        EXPIRED_CREDENTIALS,
        /** The caller is said to lack the permission. */
        ACCESS_DENIED
    }

    public Fault {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(kind, "kind");
        if (probability < 0 || probability > 1 || share < 0 || share > 1) {
            throw new IllegalArgumentException("A probability and a share are between 0 and 1");
        }
    }

    /** Happens to every call, without end; half of a batch, a second of delay. */
    public static Fault always(Service service, String operation, Kind kind) {
        return new Fault(service, operation, kind, 1, 0, -1, 0.5, 1000, 1);
    }

    /** Happens to the next calls only. */
    public Fault times(long count) {
        return new Fault(service, operation, kind, probability, skip, count, share, delayMillis, seed);
    }

    public Fault after(long calls) {
        return new Fault(service, operation, kind, probability, calls, times, share, delayMillis, seed);
    }

    public Fault withProbability(double value, long randomSeed) {
        return new Fault(service, operation, kind, value, skip, times, share, delayMillis, randomSeed);
    }

    public Fault withShare(double value) {
        return new Fault(service, operation, kind, probability, skip, times, value, delayMillis, seed);
    }

    public Fault withDelay(long millis) {
        return new Fault(service, operation, kind, probability, skip, times, share, millis, seed);
    }

    /** @return whether a call is one of those that it may happen to */
    public boolean concerns(Service called, String calledOperation) {
        return service == called && (operation.equals("*") || operation.equals(calledOperation));
    }
}
