package org.aeneas.load.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.sandbox.Fault;
import org.aeneas.sandbox.Fault.Kind;
import org.aeneas.sandbox.Traffic;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Loads from a bucket into a table while S3 and DynamoDB fail, for a while or until somebody does something. */
@ExtendWith(StandIns.Extension.class)
class FaultyServicesTest {
    private static final String READ = "GetObject";
    private static final String WRITE = "BatchWriteItem";
    /** Each halves what is left: so many that even an object that gets all of them has a byte left. */
    private static final int CUTS = 8;

    @TempDir
    private Path folder;
    private Path state;
    private AwsSession session;
    private Traffic traffic;
    private BucketLoad task;

    @BeforeEach
    void stage(StandIns standIns) throws IOException {
        session = standIns.session();
        traffic = standIns.traffic();
        task = BucketLoad.stage(folder.resolve("staged"), session);
        task.writeObjects(folder.resolve("objects"));
        BucketLoad.emptyTable(session);
        state = Files.createDirectory(folder.resolve("state"));
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3 })
    void should_load_everything_once_though_both_services_fail_now_and_then(long seed) throws IOException {
        for (Kind kind : List.of(Kind.DELAY, Kind.THROTTLE, Kind.SERVER_ERROR, Kind.RESET, Kind.RESET_AFTER,
                Kind.CUT_OFF, Kind.UNPROCESSED)) {
            Fault write = Fault.always(Service.DYNAMODB, WRITE, kind).withDelay(150).withShare(0.7);
            traffic.inject(write.withProbability(0.12, seed * 100 + kind.ordinal()));
            if (kind != Kind.UNPROCESSED) {
                Fault read = Fault.always(Service.S3, READ, kind).withDelay(150);
                traffic.inject(read.withProbability(0.12, seed * 100 + 50 + kind.ordinal()));
            }
        }
        long before = traffic.injected();
        LoadingProcess.finish(session, folder, state);
        assertTrue(traffic.injected() - before > 3, "too little went wrong");
        traffic.clear();
        task.assertLoaded(session, folder, state);
    }

    /** Each answer brings half of what is left of an object. */
    @Test
    void should_load_everything_once_though_s3_breaks_off_the_objects_again_and_again() throws IOException {
        traffic.inject(Fault.always(Service.S3, READ, Kind.CUT_OFF).times(CUTS));
        long before = traffic.injected();
        task.assertLoaded(session, folder, state);
        assertEquals(CUTS, traffic.injected() - before);
    }

    @Test
    void should_say_that_s3_breaks_off_what_it_sends_and_go_on_when_it_no_longer_does() throws IOException {
        traffic.inject(Fault.always(Service.S3, READ, Kind.CUT_OFF).after(2));
        Problem problem = problem();
        assertEquals("aws-unreachable", problem.code(), problem.toString());
        assertTrue(problem.what().startsWith("S3 does not answer"), problem.what());
        assertTrue(problem.remedy().contains("the network"), problem.remedy());
        traffic.clear();
        task.assertLoaded(session, folder, state);
    }

    @ParameterizedTest
    @CsvSource({ "DYNAMODB, BatchWriteItem, EXPIRED_CREDENTIALS, aws-session-expired, Sign in again",
            "S3, GetObject, EXPIRED_CREDENTIALS, aws-session-expired, Sign in again",
            "DYNAMODB, BatchWriteItem, ACCESS_DENIED, aws-access-denied, dynamodb:BatchWriteItem",
            "S3, GetObject, ACCESS_DENIED, aws-access-denied, s3:GetObject" })
    void should_say_why_it_cannot_go_on_and_go_on_when_the_cause_is_gone(Service service, String operation, Kind kind,
            String code, String advice) throws IOException {
        for (int calls : new int[] { 0, 2, 4 }) {
            traffic.inject(Fault.always(service, operation, kind).after(calls));
            Problem problem = problem();
            assertEquals(code, problem.code(), problem.toString());
            assertTrue(problem.remedy().contains(advice), problem.remedy());
            traffic.clear();
        }
        task.assertLoaded(session, folder, state);
    }

    /** These are tried again for a minute or so before they count as lasting. */
    @ParameterizedTest
    @EnabledIfSystemProperty(named = "aeneas.tests.all", matches = "true", disabledReason = "takes minutes")
    @CsvSource({ "DYNAMODB, BatchWriteItem, SERVER_ERROR, aws-unavailable",
            "DYNAMODB, BatchWriteItem, RESET, aws-unreachable", "S3, GetObject, SERVER_ERROR, aws-unavailable",
            "S3, GetObject, RESET, aws-unreachable", "S3, GetObject, THROTTLE, aws-throttled" })
    void should_give_up_what_does_not_end_and_go_on_when_it_has(Service service, String operation, Kind kind,
            String code) throws IOException {
        traffic.inject(Fault.always(service, operation, kind).after(3));
        Problem problem = problem();
        assertEquals(code, problem.code(), problem.toString());
        traffic.clear();
        task.assertLoaded(session, folder, state);
    }

    @Test
    @EnabledIfSystemProperty(named = "aeneas.tests.all", matches = "true", disabledReason = "takes minutes")
    void should_load_everything_once_though_answers_come_too_late() throws IOException {
        for (String operation : List.of(READ, WRITE)) {
            traffic.inject(Fault.always(operation.equals(READ) ? Service.S3 : Service.DYNAMODB, operation, Kind.DELAY)
                    .after(2).times(2).withDelay(70_000));
        }
        task.assertLoaded(session, folder, state);
    }

    private Problem problem() {
        return assertThrows(ProblemException.class, () -> LoadingProcess.finish(session, folder, state)).problem();
    }
}
