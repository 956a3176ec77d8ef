package org.aeneas.project.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.aeneas.aws.Aws;
import org.aeneas.aws.AwsSession;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;

/**
 * Whether an AWS service profile is of use: a pass for each service that a migration may need, or the reason. Each is
 * asked by one call that reads little and changes nothing; all at the same time.
 */
public final class ConnectionTest {
    /** What is asked, in the order in which it is shown. */
    public static final List<Service> SERVICES = List.of(Service.S3, Service.DYNAMODB, Service.DMS, Service.IAM,
            Service.STS);

    private static final long POLL_MILLIS = 50;

    private ConnectionTest() {
    }

    /** @param problem empty for a pass */
    public record Result(Service service, Optional<Problem> problem) {
        public boolean passed() {
            return problem.isEmpty();
        }
    }

    /**
     * Asks all services. Takes some seconds, up to a minute where one does not answer.
     *
     * @param bucket   where tasks stage; without one S3 is asked for the list of buckets
     * @param progress may cancel; counts services
     * @param arrived  is told each result as it comes, by the thread that called
     * @return in the order of {@link #SERVICES}
     * @throws ProblemException if no service can be asked at all: {@code aws-region-wrong}, {@code aws-profile-missing}
     * @throws org.aeneas.core.CancelledException if the user cancelled; calls that are under way are broken off
     */
    public static List<Result> run(Aws aws, ServiceProfile profile, Optional<String> bucket, Progress progress,
            Consumer<Result> arrived) {
        progress.begin("Testing the connection to AWS", "services", SERVICES.size());
        ExecutorService threads = Executors.newFixedThreadPool(SERVICES.size(), work -> {
            Thread thread = new Thread(work, "connection-test");
            thread.setDaemon(true);
            return thread;
        });
        // The threads are interrupted before the session is closed that they use.
        try (AwsSession session = aws.connect(profile); Calls calls = threads::shutdownNow) {
            CompletionService<Result> results = new ExecutorCompletionService<>(threads);
            SERVICES.forEach(service -> results.submit(() -> check(session, service, bucket)));
            return collect(results, progress, arrived);
        }
    }

    @FunctionalInterface
    private interface Calls extends AutoCloseable {
        @Override
        void close();
    }

    private static Result check(AwsSession session, Service service, Optional<String> bucket) {
        try {
            if (service == Service.S3 && bucket.isPresent()) {
                session.objects().checkBucket(bucket.get());
            } else {
                session.probe(service);
            }
            return new Result(service, Optional.empty());
        } catch (ProblemException e) {
            return new Result(service, Optional.of(e.problem()));
        }
    }

    private static List<Result> collect(CompletionService<Result> results, Progress progress,
            Consumer<Result> arrived) {
        List<Result> all = new ArrayList<>();
        while (all.size() < SERVICES.size()) {
            next(results, progress).ifPresent(result -> {
                all.add(result);
                arrived.accept(result);
                progress.worked(1);
            });
        }
        all.sort((a, b) -> Integer.compare(SERVICES.indexOf(a.service()), SERVICES.indexOf(b.service())));
        return List.copyOf(all);
    }

    private static Optional<Result> next(CompletionService<Result> results, Progress progress) {
        progress.check();
        try {
            Future<Result> done = results.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            return done == null ? Optional.empty() : Optional.of(done.get());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }
}
