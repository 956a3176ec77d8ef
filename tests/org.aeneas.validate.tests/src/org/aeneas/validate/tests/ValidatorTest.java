package org.aeneas.validate.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.ItemStore;
import org.aeneas.aws.ItemStore.Write;
import org.aeneas.aws.TableAdmin.Capacity;
import org.aeneas.aws.item.AttributeValue;
import org.aeneas.aws.item.Item;
import org.aeneas.aws.item.ItemJson;
import org.aeneas.core.Progress;
import org.aeneas.load.TableDefinitions;
import org.aeneas.mapping.ItemForm;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.TableMapping;
import org.aeneas.tests.support.StandIns;
import org.aeneas.validate.Difference;
import org.aeneas.validate.ValidateOptions;
import org.aeneas.validate.ValidationReport;
import org.aeneas.validate.Validator;
import org.aeneas.validate.tests.ListedRows.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(StandIns.Extension.class)
class ValidatorTest {
    private static final int ITEMS = 1_500;
    private static final TableMapping MAPPING = Mapper.propose(ListedRows.TABLE, MappingOptions.DEFAULT);

    @TempDir
    private Path folder;
    private ItemStore store;
    private final long now = Instant.now().getEpochSecond();
    private final List<Entry> rows = new ArrayList<>();

    @BeforeEach
    void fill_both_sides_alike(AwsSession session) {
        store = session.items();
        session.tables().delete(MAPPING.targetTable(), Progress.NONE);
        session.tables().create(TableDefinitions.of(MAPPING, new Capacity.OnDemand(), Map.of()),
                Progress.NONE);
        for (int i = 0; i < ITEMS; i++) {
            rows.add(new Entry("c" + i % 40, i, "note " + i, i * 7L, i % 10 == 0 ? now + 86_400 : 0));
        }
        write(rows.stream().map(row -> Write.put(item(row))).toList());
    }

    @Test
    void should_find_nothing_when_both_sides_agree() {
        ValidationReport report = validate(new ListedRows(rows, true), 1, false);
        assertTrue(report.agrees());
        assertEquals(ITEMS, report.rows());
        assertEquals(ITEMS, report.items());
        assertEquals(List.of(), report.differences());
    }

    @Test
    void should_find_every_difference_that_is_planted_behind_its_back() {
        Planted planted = plant(25);
        ValidationReport report = validate(new ListedRows(rows, true), 1, false);
        assertFalse(report.agrees());
        assertEquals(planted, Planted.of(report));
        assertEquals(25, report.missing());
        assertEquals(25, report.extra());
        assertEquals(25, report.different());
        report.differences().stream().filter(difference -> difference.kind() == Difference.Kind.DIFFERENT)
                .forEach(difference -> {
                    assertEquals(List.of("amount"), names(difference));
                    Difference.Attribute amount = difference.attributes().get(0);
                    assertEquals("{\"N\":\"-1\"}", amount.target());
                    assertTrue(rows.stream().map(ValidatorTest::item).anyMatch(item -> json(key(item))
                            .equals(difference.key()) && ItemJson.write(item.attributes().get("amount"))
                            .equals(amount.source())), difference.toString());
                });
    }

    @Test
    void should_show_two_values_where_they_differ_and_in_one_line() {
        String story = "once upon a time ".repeat(10_000);
        rows.add(new Entry("long", 1, story + "they lived \uD83D\uDE00", 1, 0));
        rows.add(new Entry("long", 2, story, 2, 0));
        rows.add(new Entry("long", 3, "short", 3, 0));
        write(List.of(Write.put(item(new Entry("long", 1, story + "they died \uD83D\uDE00", 1, 0))),
                Write.put(item(new Entry("long", 2, "never " + story, 2, 0))),
                Write.put(item(rows.get(rows.size() - 1)).only(List.of("customer", "number", "amount")))));
        ValidationReport report = validate(new ListedRows(rows, true), 1, false);
        assertEquals(3, report.different());
        List<Difference.Attribute> notes = report.differences().stream()
                .sorted(Comparator.comparing(Difference::key)).map(difference -> difference.attributes().get(0)).toList();
        assertEquals("{\"S\":…ce upon a time they lived \uD83D\uDE00\"}", notes.get(0).source());
        assertEquals("{\"S\":…ce upon a time they died \uD83D\uDE00\"}", notes.get(0).target());
        assertTrue(notes.get(1).source().matches("\\{\"S\":\"once upon a time once.*…"), notes.toString());
        assertTrue(notes.get(1).target().matches("\\{\"S\":\"never once upon a time.*…"), notes.toString());
        assertEquals("{\"S\":\"short\"} absent", notes.get(2).source() + " " + notes.get(2).target());
        notes.forEach(note -> assertTrue(note.source().length() <= 80 && note.target().length() <= 80, note.name()));
    }

    @Test
    void should_mend_what_differs_and_then_find_nothing() {
        plant(30);
        ValidationReport mended = validate(new ListedRows(rows, true), 1, true);
        assertEquals(90, mended.repaired());
        assertTrue(mended.agrees());
        ValidationReport again = validate(new ListedRows(rows, true), 1, false);
        assertTrue(again.agrees());
        assertEquals(0, again.repaired());
    }

    @Test
    void should_find_missing_and_different_items_of_a_sample_only() {
        plant(200);
        ValidationReport report = validate(new ListedRows(rows, true), 0.5, false);
        assertTrue(report.checked() > ITEMS / 3 && report.checked() < ITEMS * 2 / 3, "checked " + report.checked());
        assertTrue(report.missing() > 50 && report.missing() < 150, "missing " + report.missing());
        assertTrue(report.different() > 50 && report.different() < 150, "different " + report.different());
        assertFalse(report.extrasKnown());
    }

    @Test
    void should_take_an_expired_item_for_absent_on_both_sides() {
        Entry expired = new Entry("gone", 1, "was", 1, now - 5);
        write(List.of(Write.put(item(expired))));
        Entry expiredSincePlan = new Entry("gone", 2, "was", 2, now - 3);
        rows.add(expiredSincePlan);
        ValidateOptions options = new ValidateOptions(1, 2, false, now - 10, now, folder, 100,
                ItemForm.NATIVE);
        ValidationReport report = new Validator(new ListedRows(rows, true), MAPPING, store, options).run(Progress.NONE);
        assertTrue(report.agrees(), report.toString());
    }

    @Test
    void should_leave_the_expiry_alone_when_the_source_does_not_tell_it() {
        List<Entry> untold = rows.stream().map(row -> expiringAt(row, ListedRows.UNTOLD)).toList();
        assertTrue(validate(new ListedRows(untold, false), 1, false).agrees());

        Item changed = withAmount(item(rows.get(10)), "999");
        write(List.of(Write.put(changed)));
        assertEquals(1, validate(new ListedRows(untold, false), 1, true).repaired());
        Item mended = store.read(MAPPING.targetTable(), List.of(key(item(rows.get(10))))).get(0);
        assertTrue(mended.sameAs(item(rows.get(10))), "the ttl that DynamoDB had is kept: " + mended);
    }

    @Test
    void should_find_a_ttl_that_would_lose_data_also_where_the_source_tells_expiry_in_part() {
        Entry immortal = rows.get(1);
        Entry expiring = rows.get(10);
        write(List.of(Write.put(item(expiringAt(immortal, now + 86_400))),
                Write.put(item(expiringAt(expiring, now + 3_600)))));
        ValidationReport report = validate(new ListedRows(rows, false), 1, false);
        assertEquals(2, report.different());
        report.differences().forEach(difference -> assertEquals(List.of("ttl"), names(difference)));
        assertEquals(Set.of("absent", "about " + expiring.expiry() + " or later"), report.differences().stream()
                .map(difference -> difference.attributes().get(0).source()).collect(Collectors.toSet()));

        assertEquals(2, validate(new ListedRows(rows, false), 1, true).repaired());
        store.read(MAPPING.targetTable(), List.of(key(item(immortal)), key(item(expiring))))
                .forEach(mended -> assertFalse(mended.attributes().containsKey("ttl"), mended.toString()));
    }

    @Test
    void should_take_what_a_marker_may_explain_where_the_source_tells_expiry_in_part() {
        Entry keptByItsMarker = expiringAt(rows.get(10), 0);
        Entry outlivedByItsMarker = expiringAt(rows.get(20), now + 200_000);
        write(List.of(Write.put(item(keptByItsMarker)), Write.put(item(outlivedByItsMarker))));
        assertTrue(validate(new ListedRows(rows, false), 1, false).agrees());
    }

    @Test
    void should_report_rows_that_share_a_key() {
        rows.add(rows.get(3));
        ValidationReport report = validate(new ListedRows(rows, true), 1, false);
        assertEquals(1, report.collisions());
        assertFalse(report.agrees());
    }

    @Test
    void should_leave_nothing_in_the_scratch_folder() throws IOException {
        Path scratch = folder.resolve("scratch");
        ValidateOptions options = new ValidateOptions(1, 2, false, now, now, scratch, 100,
                ItemForm.NATIVE);
        assertTrue(new Validator(new ListedRows(rows, true), MAPPING, store, options).run(Progress.NONE).agrees());
        try (Stream<Path> left = Files.list(scratch)) {
            assertEquals(List.of(), left.toList());
        }
    }

    /** The keys that differ, by kind. */
    private record Planted(Set<String> missing, Set<String> extra, Set<String> different) {
        static Planted of(ValidationReport report) {
            return new Planted(keys(report, Difference.Kind.MISSING), keys(report, Difference.Kind.EXTRA),
                    keys(report, Difference.Kind.DIFFERENT));
        }

        private static Set<String> keys(ValidationReport report, Difference.Kind kind) {
            return report.differences().stream().filter(difference -> difference.kind() == kind).map(Difference::key)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Deletes, changes and adds so many items each, at random with a fixed seed. */
    private Planted plant(int each) {
        List<Entry> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(7));
        Planted planted = new Planted(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        List<Write> writes = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            Item missing = item(shuffled.get(i));
            writes.add(Write.delete(key(missing)));
            planted.missing.add(json(key(missing)));
            Item different = withAmount(item(shuffled.get(each + i)), "-1");
            writes.add(Write.put(different));
            planted.different.add(json(key(different)));
            Item extra = item(new Entry("nobody", i, "extra", i, 0));
            writes.add(Write.put(extra));
            planted.extra.add(json(key(extra)));
        }
        write(writes);
        return planted;
    }

    private ValidationReport validate(ListedRows source, double sample, boolean repair) {
        ValidateOptions options = new ValidateOptions(sample, 2, repair, now, now, folder, 1_000,
                ItemForm.NATIVE);
        return new Validator(source, MAPPING, store, options).run(Progress.NONE);
    }

    private void write(List<Write> writes) {
        for (int from = 0; from < writes.size(); from += ItemStore.MAX_BATCH) {
            List<Write> batch = writes.subList(from, Math.min(writes.size(), from + ItemStore.MAX_BATCH));
            assertEquals(List.of(), store.write(MAPPING.targetTable(), batch).unprocessed());
        }
    }

    /** Made here by hand, so that the encoder is tested too. */
    private static Item item(Entry row) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        attributes.put("customer", new AttributeValue.S(row.customer()));
        attributes.put("number", new AttributeValue.N(Integer.toString(row.number())));
        attributes.put("note", new AttributeValue.S(row.note()));
        attributes.put("amount", new AttributeValue.N(Long.toString(row.amount())));
        if (row.expiry() != 0) {
            attributes.put("ttl", new AttributeValue.N(Long.toString(row.expiry())));
        }
        return new Item(attributes);
    }

    private static List<String> names(Difference difference) {
        return difference.attributes().stream().map(Difference.Attribute::name).toList();
    }

    private static Entry expiringAt(Entry row, long expiry) {
        return new Entry(row.customer(), row.number(), row.note(), row.amount(), expiry);
    }

    private static Item withAmount(Item item, String amount) {
        Map<String, AttributeValue> changed = new LinkedHashMap<>(item.attributes());
        changed.put("amount", new AttributeValue.N(amount));
        return new Item(changed);
    }

    private static Item key(Item item) {
        return item.only(List.of("customer", "number"));
    }

    private static String json(Item item) {
        return new String(ItemJson.write(item), StandardCharsets.UTF_8);
    }
}
