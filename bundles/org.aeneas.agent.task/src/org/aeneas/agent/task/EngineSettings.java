package org.aeneas.agent.task;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.aeneas.aws.Credentials;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.aws.ServiceProfile.Service;

/**
 * What all tasks of an engine share.
 *
 * @param tasksAtOnce   that work; others wait for their turn
 * @param diskLimit     bytes that the objects on their way to S3 may take on the local disk, of all tasks together;
 *                      copies that a task keeps are beside it
 * @param chunkBytes    about so many bytes, uncompressed at the source, become one object
 * @param firstRetry    after which a task that waits is tried again; each further time after twice as long
 * @param longestRetry  but never after more than this
 * @param progressPause between two messages to listeners about the progress of a task
 * @param endpoints     of AWS, where they are not its own
 * @param readers       threads of a task that read, at most; 0 for one a processor
 * @param dmsPause      between two questions to AWS DMS about the same task; see {@link org.aeneas.dms.Poller}
 * @param remedy        what to do where a task has no credentials, or they have expired; empty as in
 *                      {@link org.aeneas.aws.ServiceProfile}
 */
public record EngineSettings(int tasksAtOnce, long diskLimit, long chunkBytes, Duration firstRetry,
        Duration longestRetry, Duration progressPause, Map<Service, URI> endpoints, int readers,
        Duration dmsPause, String remedy) {

    public static final EngineSettings DEFAULT = new EngineSettings(2, 10L << 30, 32L << 20, Duration.ofSeconds(5),
            Duration.ofMinutes(5), Duration.ofMillis(500), Map.of(), 0, Duration.ofSeconds(5), "");

    public EngineSettings {
        if (tasksAtOnce < 1 || diskLimit < 1 || chunkBytes < 1) {
            throw new IllegalArgumentException("tasks at once, disk limit and chunk bytes are at least 1");
        }
        if (firstRetry.toMillis() < 1 || progressPause.toMillis() < 1) {
            throw new IllegalArgumentException("the pauses are at least a millisecond");
        }
        if (readers < 0) {
            throw new IllegalArgumentException("readers are not negative");
        }
        endpoints = Map.copyOf(endpoints);
    }

    /** What a task in a Region connects to AWS with. */
    public ServiceProfile profile(String region, Credentials credentials) {
        return new ServiceProfile("the task's credentials", credentials, remedy, region, endpoints);
    }

    public EngineSettings withTasksAtOnce(int count) {
        return new EngineSettings(count, diskLimit, chunkBytes, firstRetry, longestRetry, progressPause, endpoints,
                readers, dmsPause, remedy);
    }

    public EngineSettings withDiskLimit(long bytes) {
        return new EngineSettings(tasksAtOnce, bytes, chunkBytes, firstRetry, longestRetry, progressPause, endpoints,
                readers, dmsPause, remedy);
    }

    public EngineSettings withChunkBytes(long bytes) {
        return new EngineSettings(tasksAtOnce, diskLimit, bytes, firstRetry, longestRetry, progressPause, endpoints,
                readers, dmsPause, remedy);
    }

    public EngineSettings withRetries(Duration first, Duration longest) {
        return new EngineSettings(tasksAtOnce, diskLimit, chunkBytes, first, longest, progressPause, endpoints,
                readers, dmsPause, remedy);
    }

    public EngineSettings withEndpoints(Map<Service, URI> others) {
        return new EngineSettings(tasksAtOnce, diskLimit, chunkBytes, firstRetry, longestRetry, progressPause, others,
                readers, dmsPause, remedy);
    }

    public EngineSettings withReaders(int count) {
        return new EngineSettings(tasksAtOnce, diskLimit, chunkBytes, firstRetry, longestRetry, progressPause,
                endpoints, count, dmsPause, remedy);
    }

    public EngineSettings withRemedy(String text) {
        return new EngineSettings(tasksAtOnce, diskLimit, chunkBytes, firstRetry, longestRetry, progressPause,
                endpoints, readers, dmsPause, text);
    }

    public EngineSettings withDmsPause(Duration pause) {
        return new EngineSettings(tasksAtOnce, diskLimit, chunkBytes, firstRetry, longestRetry, progressPause,
                endpoints, readers, pause, remedy);
    }

    /** @param attempts that have failed, from 1 */
    public Duration retryAfter(int attempts) {
        long millis = firstRetry.toMillis() << Math.min(attempts - 1, 20);
        return millis < 0 || millis > longestRetry.toMillis() ? longestRetry : Duration.ofMillis(millis);
    }
}
