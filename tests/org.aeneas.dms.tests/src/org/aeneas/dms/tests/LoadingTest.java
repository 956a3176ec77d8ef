package org.aeneas.dms.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Replications.State;
import org.aeneas.aws.Replications.Statistics;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Progress;
import org.aeneas.dms.Account;
import org.aeneas.dms.Loading;
import org.aeneas.dms.Made;
import org.aeneas.sandbox.Fault;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Loads by AWS DMS, from the making of its endpoints to the last row. */
@ExtendWith(StandIns.Extension.class)
class LoadingTest {
    private static final int MANY = 4000;

    private AwsSession session;
    private StandIns standIns;
    private Staged staged;

    @BeforeEach
    void begin(AwsSession open, StandIns started) {
        session = open;
        standIns = started;
        staged = new Staged(open);
    }

    @AfterEach
    void clear() {
        standIns.traffic().clear();
    }

    @Test
    void should_load_all_tables_and_account_for_every_row() {
        staged.put("orders", 1, "a,1,\"one, two\",\\N\na,2,\\N,1999999999\n");
        staged.put("orders", 2, "b,1,,\\N\n");
        staged.put("days", 1, "2026-01-02#5,2026-01-02,5,7,\\N\n");
        List<Map<String, Statistics>> told = new ArrayList<>();

        Made made = staged.setup().make(staged.plan(false), Progress.NONE);
        Map<String, Statistics> tables = staged.loading(made).run(Progress.NONE, told::add);

        assertEquals(List.of(3, 1), List.of(staged.items("orders"), staged.items("days")));
        assertEquals(Optional.empty(), Account.check("orders", 3, tables.get(staged.table("orders"))));
        assertEquals("dms-rows-differ", Account.check("orders", 4, tables.get(staged.table("orders"))).orElseThrow()
                .code());
        assertEquals(tables, told.get(told.size() - 1));
        assertEquals(tables, staged.loading(made).run(Progress.NONE, told::add), "what is loaded is not loaded again");
    }

    @Test
    void should_make_nothing_twice_and_remove_all_that_it_made() {
        Made first = staged.setup().make(staged.plan(true), Progress.NONE);
        assertEquals(2, first.tasks().size());
        assertEquals(first, staged.setup().make(staged.plan(true), Progress.NONE));

        staged.setup().remove(first, Progress.NONE);

        staged.setup().remove(first, Progress.NONE);
        Made again = staged.setup().make(staged.plan(true), Progress.NONE);
        assertTrue(again.tasks().stream().noneMatch(first.tasks()::contains), "it had been removed");
    }

    @Test
    void should_say_what_is_in_the_way_before_anything_is_loaded() {
        String instance = Problems.of("dms-instance", () -> staged.setup().make(
                staged.plan("aeneas-dms-new", Staged.ROLE, false), Progress.NONE)).what();
        assertTrue(instance.contains("creating"), instance);
        String connection = Problems.of("dms-connection", () -> staged.setup().make(
                staged.plan("aeneas-dms", Staged.ROLE + "-powerless", false), Progress.NONE)).what();
        assertTrue(connection.contains("s3:ListBucket"), connection);
        Problems.of("dms-role", () -> staged.setup().make(
                staged.plan("aeneas-dms", Staged.ROLE.replace("aeneas-dms", "some-lambda"), false), Progress.NONE));
    }

    @Test
    void should_go_on_where_it_was_stopped() throws Exception {
        staged.put("orders", 1, IntStream.range(0, MANY).mapToObj(i -> "a," + i + ",x,\\N\n")
                .collect(Collectors.joining()));
        staged.put("days", 1, "2026-01-02#5,2026-01-02,5,7,\\N\n");
        Made made = staged.setup().make(staged.plan(false), Progress.NONE);
        Loading loading = staged.loading(made);
        Cancel cancel = new Cancel();
        assertThrows(CancelledException.class, () -> loading.run(cancel, tables -> cancel.now()));
        State state = session.replications().tasks(made.tasks()).get(0).state();
        assertTrue(state == State.STARTING || state == State.RUNNING, "who stops to watch stops nothing: " + state);
        while (session.replications().tasks(made.tasks()).get(0).state() != State.RUNNING) {
            Thread.sleep(20);
        }
        loading.stop(Progress.NONE);
        assertTrue(staged.items("orders") < MANY);

        Map<String, Statistics> tables = staged.loading(made).run(Progress.NONE, told -> { });

        assertEquals(MANY, staged.items("orders"));
        assertEquals(Optional.empty(), Account.check("orders", MANY, tables.get(staged.table("orders"))));
    }

    @Test
    void should_say_that_somebody_deleted_the_task() {
        Made made = staged.setup().make(staged.plan(false), Progress.NONE);
        staged.setup().remove(made, Progress.NONE);

        Problems.of("dms-missing", () -> staged.loading(made).run(Progress.NONE, told -> { }));
    }

    @Test
    void should_bear_throttling_and_lost_answers() {
        staged.put("orders", 1, "a,1,x,\\N\n");
        staged.put("days", 1, "2026-01-02#5,2026-01-02,5,7,\\N\n");
        standIns.traffic().inject(Fault.always(Service.DMS, "*", Fault.Kind.THROTTLE).withProbability(0.2, 7));
        standIns.traffic().inject(Fault.always(Service.DMS, "*", Fault.Kind.RESET_AFTER).withProbability(0.1, 11));

        Made made = staged.setup().make(staged.plan(false), Progress.NONE);
        staged.loading(made).run(Progress.NONE, told -> { });

        assertEquals(List.of(1, 1), List.of(staged.items("orders"), staged.items("days")));
    }
}
