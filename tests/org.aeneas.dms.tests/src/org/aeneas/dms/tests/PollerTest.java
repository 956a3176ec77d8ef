package org.aeneas.dms.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.CancelledException;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.dms.Loading;
import org.aeneas.dms.Made;
import org.aeneas.dms.Poller;
import org.aeneas.sandbox.Fault;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many loads by AWS DMS at once, which call it through one poller. */
@ExtendWith(StandIns.Extension.class)
class PollerTest {
    private static final String DESCRIBE = "DescribeReplicationTasks";
    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final long GAP_MILLIS = PAUSE.toMillis() / 20;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private AwsSession session;
    private StandIns standIns;
    private Poller poller;

    @BeforeEach
    void begin(AwsSession open, StandIns started) {
        session = open;
        standIns = started;
        poller = new Poller(PAUSE);
    }

    @AfterEach
    void clear() {
        standIns.traffic().clear();
        threads.shutdownNow();
    }

    /** A load of one row, and how often its watcher was told. */
    private final class Load {
        private final Staged staged = new Staged(session, poller);
        private final AtomicInteger told = new AtomicInteger();
        private Made made;

        Load make() {
            staged.put("orders", 1, "a,1,x,\\N\n");
            made = staged.setup().make(staged.plan(false), Progress.NONE);
            return this;
        }

        Future<?> run() {
            return threads.submit(() -> staged.loading(made).run(Progress.NONE, tables -> told.incrementAndGet()));
        }

        /** One question about its task, which is ready. */
        void ask() {
            staged.loading(made).stop(Progress.NONE);
        }
    }

    /** Made one beside the other. */
    private List<Load> loads(int count) throws Exception {
        List<Future<Load>> made = new ArrayList<>();
        for (Load load : IntStream.range(0, count).mapToObj(i -> new Load()).toList()) {
            made.add(threads.submit(load::make));
        }
        List<Load> loads = new ArrayList<>();
        for (Future<Load> load : made) {
            loads.add(load.get());
        }
        return loads;
    }

    private long calls(String operation) {
        return standIns.traffic().requests(Service.DMS, operation);
    }

    @Test
    void should_ask_for_all_tasks_with_one_call_and_count_rows_of_those_at_work_only() throws Exception {
        List<Load> loads = loads(8);
        standIns.traffic().inject(Fault.always(Service.DMS, DESCRIBE, Fault.Kind.DELAY).withDelay(300));
        long described = calls(DESCRIBE);
        long counted = calls("DescribeTableStatistics");
        List<Future<?>> running = loads.stream().<Future<?>>map(Load::run).toList();
        for (Future<?> load : running) {
            load.get();
        }
        described = calls(DESCRIBE) - described;
        counted = calls("DescribeTableStatistics") - counted;
        int told = loads.stream().mapToInt(load -> load.told.get()).sum();
        assertTrue(loads.stream().allMatch(load -> load.staged.items("orders") == 1));
        int answers = loads.size() + told;
        assertTrue(2 * described <= answers, described + " questions for " + answers + " answers");
        assertTrue(counted <= told, counted + " counts for " + told + " answers");
    }

    @Test
    void should_ask_once_for_all_who_wait_for_an_answer() throws Exception {
        List<Load> loads = loads(5);
        long described = calls(DESCRIBE);
        standIns.traffic().inject(Fault.always(Service.DMS, DESCRIBE, Fault.Kind.DELAY).withDelay(2000).times(1));
        List<Future<?>> asked = loads.stream().<Future<?>>map(load -> threads.submit(load::ask)).toList();
        for (Future<?> answer : asked) {
            answer.get();
        }
        assertEquals(2, calls(DESCRIBE) - described, "the first one, then all others");
    }

    @Test
    void should_slow_down_for_all_while_calls_are_refused_and_fail_nobody() throws Exception {
        List<Load> loads = loads(2);
        long described = calls(DESCRIBE);
        standIns.traffic().inject(Fault.always(Service.DMS, DESCRIBE, Fault.Kind.THROTTLE).times(5));
        long begun = System.nanoTime();
        loads.get(0).ask();
        assertEquals(6, calls(DESCRIBE) - described);
        long first = millisSince(begun);
        assertTrue(first >= GAP_MILLIS * (2 + 4 + 8 + 16 + 32) / 2, "refused calls are repeated ever later: " + first);
        begun = System.nanoTime();
        loads.get(1).ask();
        loads.get(1).ask();
        long second = millisSince(begun);
        assertTrue(second >= GAP_MILLIS * 24, "the other one waits, too: " + second);
        for (Future<?> load : loads.stream().<Future<?>>map(Load::run).toList()) {
            load.get();
        }
    }

    @Test
    void should_say_at_last_that_dms_takes_no_calls() throws Exception {
        poller = new Poller(Duration.ofMillis(20));
        Load load = new Load().make();
        long described = calls(DESCRIBE);
        standIns.traffic().inject(Fault.always(Service.DMS, DESCRIBE, Fault.Kind.THROTTLE));
        Problems.of("aws-throttled", load::ask);
        assertTrue(calls(DESCRIBE) - described <= 20);
    }

    @Test
    void should_fail_only_the_task_that_somebody_deleted() throws Exception {
        List<Load> loads = loads(3);
        Load deleted = loads.get(1);
        deleted.staged.setup().remove(deleted.made, Progress.NONE);
        standIns.traffic().inject(Fault.always(Service.DMS, DESCRIBE, Fault.Kind.DELAY).times(1));
        List<Future<?>> running = loads.stream().<Future<?>>map(Load::run).toList();
        running.get(0).get();
        running.get(2).get();
        assertEquals("dms-missing", failure(running.get(1)));
        assertEquals(List.of(1, 0, 1), loads.stream().map(load -> load.staged.items("orders")).toList());
    }

    @Test
    void should_fail_only_those_whose_credentials_have_expired() throws Exception {
        List<Load> loads = loads(3);
        standIns.traffic().inject(Fault.always(Service.DMS, DESCRIBE, Fault.Kind.EXPIRED_CREDENTIALS).times(1));
        List<Future<?>> running = loads.stream().<Future<?>>map(Load::run).toList();
        List<String> failures = new ArrayList<>();
        for (Future<?> load : running) {
            failures.add(failure(load));
        }
        assertEquals(List.of("", "", "aws-session-expired"), failures.stream().sorted().toList());
        Load renewed = loads.get(failures.indexOf("aws-session-expired"));
        new Loading(session.replications(), renewed.made, poller.other()).run(Progress.NONE, tables -> { });
        assertEquals(1, renewed.staged.items("orders"));
    }

    @Test
    @Timeout(60)
    void should_end_to_wait_when_the_user_cancels() {
        Load load = new Load().make();
        Loading patient = new Loading(session.replications(), load.made, new Poller(Duration.ofHours(1)));
        Cancel cancel = new Cancel();
        assertThrows(CancelledException.class, () -> patient.run(cancel, tables -> {
            load.told.incrementAndGet();
            threads.submit(cancel::now);
        }));
        assertEquals(1, load.told.get());
    }

    private static long millisSince(long begun) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    /** The problem's code; empty if all went well. */
    private static String failure(Future<?> load) throws InterruptedException {
        try {
            load.get();
            return "";
        } catch (ExecutionException e) {
            return ((ProblemException) e.getCause()).problem().code();
        }
    }
}
