package org.aeneas.load.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.ItemStore.Write;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.aws.TableAdmin;
import org.aeneas.aws.TableAdmin.Definition;
import org.aeneas.aws.item.Item;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.Preparation;
import org.aeneas.load.TablePreparation;
import org.aeneas.sandbox.Fault;
import org.aeneas.sandbox.Fault.Kind;
import org.aeneas.tests.support.CountingProgress;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(StandIns.Extension.class)
class PreparationTest {
    private static final Definition BY_ID_AND_N =
            definition(Optional.of(new TableAdmin.Key("n", TableAdmin.KeyType.N)));
    private static final Definition BY_ID = definition(Optional.empty());
    private static final int ITEMS = 500;

    private AwsSession session;
    private TablePreparation preparation;

    @BeforeEach
    void noTable(AwsSession open) {
        session = open;
        preparation = new TablePreparation(session, LoadOptions.DEFAULT.withThreads(4));
        session.tables().delete("prepared", Progress.NONE);
    }

    @ParameterizedTest
    @EnumSource(Preparation.class)
    void should_create_a_table_that_is_missing_with_ttl_on(Preparation mode, StandIns standIns) {
        long switched = standIns.traffic().requests(Service.DYNAMODB, "UpdateTimeToLive");
        preparation.prepare(BY_ID_AND_N, mode, Progress.NONE);
        assertEquals("id (S), n (N)", session.tables().describe("prepared").orElseThrow().keys());
        assertEquals(1, standIns.traffic().requests(Service.DYNAMODB, "UpdateTimeToLive") - switched);
    }

    @Test
    void should_leave_the_items_of_a_table_with_equal_keys() {
        fill();
        preparation.prepare(BY_ID_AND_N, Preparation.DO_NOTHING, Progress.NONE);
        assertEquals(ITEMS, count());
    }

    @Test
    void should_drop_a_table_whatever_its_keys() {
        fill();
        preparation.prepare(BY_ID, Preparation.DROP_TABLES, Progress.NONE);
        assertEquals("id (S)", session.tables().describe("prepared").orElseThrow().keys());
        assertEquals(0, count());
    }

    @Test
    void should_delete_the_items_and_keep_the_table(StandIns standIns) {
        fill();
        long dropped = standIns.traffic().requests(Service.DYNAMODB, "DeleteTable");
        CountingProgress progress = new CountingProgress();
        preparation.prepare(BY_ID_AND_N, Preparation.TRUNCATE, progress);
        assertEquals(0, count());
        assertEquals(ITEMS, progress.worked());
        assertEquals(dropped, standIns.traffic().requests(Service.DYNAMODB, "DeleteTable"));
    }

    @Test
    void should_delete_all_items_through_throttling_and_after_it_was_cancelled(StandIns standIns) {
        fill();
        standIns.traffic().inject(Fault.always(Service.DYNAMODB, "BatchWriteItem", Kind.UNPROCESSED)
                .withProbability(0.3, 1));
        assertThrows(CancelledException.class, () -> preparation.prepare(BY_ID_AND_N, Preparation.TRUNCATE,
                new CountingProgress().cancelledFrom(100)));
        preparation.prepare(BY_ID_AND_N, Preparation.TRUNCATE, Progress.NONE);
        assertEquals(0, count());
    }

    @ParameterizedTest
    @EnumSource(value = Preparation.class, names = {"DO_NOTHING", "TRUNCATE"})
    void should_touch_nothing_of_a_table_with_other_keys(Preparation mode) {
        fill();
        Problem problem = assertThrows(ProblemException.class,
                () -> preparation.prepare(BY_ID, mode, Progress.NONE)).problem();
        assertEquals("table-keys-differ", problem.code());
        assertEquals("prepared", problem.object());
        assertTrue(problem.what().contains("id (S), n (N) instead of id (S)"), problem.what());
        assertEquals(ITEMS, count());
    }

    private void fill() {
        session.tables().create(BY_ID_AND_N, Progress.NONE);
        for (int i = 0; i < ITEMS; i += 25) {
            List<Write> batch = new ArrayList<>();
            for (int n = i; n < i + 25; n++) {
                batch.add(new Write(("{\"id\":{\"S\":\"p" + n % 30 + "\"},\"n\":{\"N\":\"" + n + "\"}}")
                        .getBytes(StandardCharsets.UTF_8), false));
            }
            session.items().write("prepared", batch);
        }
    }

    private int count() {
        List<Item> items = new ArrayList<>();
        session.items().scan("prepared", 0, 1, items::addAll);
        return items.size();
    }

    private static Definition definition(Optional<TableAdmin.Key> sortKey) {
        return new Definition("prepared", new TableAdmin.Key("id", TableAdmin.KeyType.S), sortKey,
                new TableAdmin.Capacity.OnDemand(), List.of(), Optional.of("ttl"), Map.of("project", "aeneas"));
    }
}
