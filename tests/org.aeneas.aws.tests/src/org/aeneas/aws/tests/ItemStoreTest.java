package org.aeneas.aws.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.ItemStore;
import org.aeneas.aws.ItemStore.Outcome;
import org.aeneas.aws.ItemStore.Write;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.aws.TableAdmin;
import org.aeneas.aws.ThrottledException;
import org.aeneas.aws.item.Item;
import org.aeneas.aws.item.ItemJson;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.Fault;
import org.aeneas.sandbox.Fault.Kind;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StandIns.Extension.class)
class ItemStoreTest {
    private static final String TABLE = "items";

    private ItemStore items;

    @BeforeEach
    void emptyTable(AwsSession session) {
        session.tables().delete(TABLE, Progress.NONE);
        session.tables().create(new TableAdmin.Definition(TABLE, new TableAdmin.Key("id", TableAdmin.KeyType.S),
                Optional.of(new TableAdmin.Key("n", TableAdmin.KeyType.N)), new TableAdmin.Capacity.OnDemand(),
                List.of(), Optional.empty(), Map.of()), Progress.NONE);
        items = session.items();
    }

    @Test
    void should_put_every_type_and_read_the_same() {
        byte[] json = bytes("{\"id\":{\"S\":\"ä😀\"},\"n\":{\"N\":\"1\"},\"b\":{\"B\":\"AAH/\"},"
                + "\"l\":{\"L\":[{\"NULL\":true},{\"BOOL\":false},{\"M\":{\"k\":{\"SS\":[\"x\",\"y\"]}}}]},"
                + "\"ns\":{\"NS\":[\"1.50\",\"2\"]},\"bs\":{\"BS\":[\"AA==\"]},\"empty\":{\"S\":\"\"},"
                + "\"em\":{\"M\":{}}, \"size\" : {\"N\":\"1E2\"}}");
        Outcome outcome = items.write(TABLE, List.of(new Write(json, false)));
        assertEquals(List.of(), outcome.unprocessed());
        assertTrue(outcome.consumedUnits() >= 1);
        Item read = items.read(TABLE, List.of(key("ä😀", 1))).get(0);
        assertEquals(List.of(), ItemJson.read(json).differences(read));
    }

    @Test
    void should_delete_by_key_and_find_nothing_then() {
        items.write(TABLE, List.of(put("a", 1), put("a", 2)));
        items.write(TABLE, List.of(Write.delete(key("a", 1)), Write.delete(key("never there", 1))));
        assertEquals(List.of(key("a", 2)), all(1).stream().map(item -> item.only(List.of("id", "n"))).toList());
    }

    @Test
    void should_return_the_very_writes_that_were_left_unprocessed(StandIns standIns) {
        standIns.traffic().inject(Fault.always(Service.DYNAMODB, "BatchWriteItem", Kind.UNPROCESSED).times(1)
                .withShare(0.4));
        List<Write> batch = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            batch.add(put("a", i));
        }
        batch.add(Write.delete(key("b", 1)));
        List<Write> left = items.write(TABLE, batch).unprocessed();
        assertEquals(10, left.size());
        for (Write write : left) {
            assertSame(write, batch.get(batch.indexOf(write)));
        }
        assertEquals(25 - left.size(), all(1).size() + (left.stream().anyMatch(Write::delete) ? 0 : 1));
        assertEquals(List.of(), items.write(TABLE, left).unprocessed());
        assertEquals(24, all(1).size());
    }

    @Test
    void should_leave_pacing_to_the_caller(StandIns standIns) {
        standIns.traffic().inject(Fault.always(Service.DYNAMODB, "BatchWriteItem", Kind.THROTTLE));
        long before = standIns.traffic().requests(Service.DYNAMODB, "BatchWriteItem");
        assertThrows(ThrottledException.class, () -> items.write(TABLE, List.of(put("a", 1))));
        assertEquals(1, standIns.traffic().requests(Service.DYNAMODB, "BatchWriteItem") - before);
    }

    @Test
    void should_repeat_what_failed_inside_the_service_or_on_the_way(StandIns standIns) {
        standIns.traffic().inject(Fault.always(Service.DYNAMODB, "BatchWriteItem", Kind.SERVER_ERROR).times(3));
        standIns.traffic().inject(Fault.always(Service.DYNAMODB, "BatchWriteItem", Kind.RESET).after(3).times(2));
        standIns.traffic().inject(Fault.always(Service.DYNAMODB, "BatchWriteItem", Kind.RESET_AFTER).after(5).times(1));
        assertEquals(List.of(), items.write(TABLE, List.of(put("a", 1))).unprocessed());
        assertEquals(1, all(1).size());
    }

    @Test
    void should_say_that_dynamodb_refuses_an_item_and_why() {
        Write noKey = new Write(bytes("{\"id\":{\"S\":\"a\"}}"), false);
        Write large = Write.put(ItemJson.read(bytes("{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"1\"},\"x\":{\"S\":\""
                + "x".repeat(410_000) + "\"}}")));
        Write unreadable = new Write(bytes("{\"id\":{\"S\":1}}"), false);
        for (Write write : List.of(noKey, large, unreadable)) {
            Problem problem = Problems.of(ItemStore.REFUSED, () -> items.write(TABLE, List.of(put("ok", 1), write)));
            assertEquals(TABLE, problem.object());
        }
        assertTrue(Problems.of(ItemStore.REFUSED, () -> items.write(TABLE, List.of(large))).what().contains("size"));
        Problems.of(ItemStore.REFUSED, () -> items.write(TABLE, List.of(put("a", 1), put("a", 1))));
        assertEquals(List.of(), all(1));
    }

    @Test
    void should_name_a_table_that_is_missing() {
        assertEquals("nothing",
                Problems.of("table-missing", () -> items.write("nothing", List.of(put("a", 1)))).object());
        assertEquals("nothing",
                Problems.of("table-missing", () -> items.read("nothing", List.of(key("a", 1)))).object());
        Problems.of("table-missing", () -> items.scan("nothing", 0, 1, page -> { }));
    }

    @Test
    void should_read_again_what_was_left_unprocessed_or_throttled(StandIns standIns) {
        for (int i = 0; i < 100; i += 25) {
            int from = i;
            items.write(TABLE, IntStream.range(from, from + 25).mapToObj(n -> put("a", n)).toList());
        }
        standIns.traffic().inject(Fault.always(Service.DYNAMODB, "BatchGetItem", Kind.UNPROCESSED).times(3));
        standIns.traffic().inject(Fault.always(Service.DYNAMODB, "BatchGetItem", Kind.THROTTLE).after(1).times(6));
        List<Item> keys = IntStream.range(0, 100).mapToObj(n -> key("a", n)).toList();
        assertEquals(100, items.read(TABLE, keys).stream().distinct().count());
    }

    @Test
    void should_scan_each_item_in_exactly_one_segment_page_by_page() {
        String filler = "x".repeat(200_000);
        for (int i = 0; i < 30; i++) {
            items.write(TABLE, List.of(new Write(bytes("{\"id\":{\"S\":\"p" + i + "\"},\"n\":{\"N\":\"" + i
                    + "\"},\"filler\":{\"S\":\"" + filler + "\"}}"), false)));
        }
        List<Integer> pages = new ArrayList<>();
        items.scan(TABLE, 0, 1, page -> pages.add(page.size()));
        assertTrue(pages.size() > 3, "pages of at most 1 MB, so of at most 5 items: " + pages);
        assertEquals(30, pages.stream().mapToInt(Integer::intValue).sum());
        assertEquals(30, all(4).stream().distinct().count());
        List<Item> keys = new ArrayList<>();
        items.scan(TABLE, List.of("id", "n"), 0, 1, keys::addAll);
        assertTrue(keys.stream().allMatch(item -> item.attributes().keySet().equals(Set.of("id", "n"))));
    }

    private List<Item> all(int segments) {
        List<Item> found = new ArrayList<>();
        for (int i = 0; i < segments; i++) {
            items.scan(TABLE, i, segments, found::addAll);
        }
        return found;
    }

    private static Write put(String id, int n) {
        return Write.put(ItemJson.read(bytes("{\"id\":{\"S\":\"" + id + "\"},\"n\":{\"N\":\"" + n
                + "\"},\"v\":{\"NS\":[\"1.0\",\"" + (n + 5) + "\"]}}")));
    }

    private static Item key(String id, int n) {
        return ItemJson.read(bytes("{\"id\":{\"S\":\"" + id + "\"},\"n\":{\"N\":\"" + n + "\"}}"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
