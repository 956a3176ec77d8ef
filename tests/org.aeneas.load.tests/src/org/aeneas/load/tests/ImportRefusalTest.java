package org.aeneas.load.tests;

import static org.aeneas.load.tests.TableImport.ROWS;
import static org.aeneas.load.tests.TableImport.definition;
import static org.aeneas.load.tests.TableImport.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.stream.IntStream;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.load.Preparation;
import org.aeneas.staging.Compression;
import org.aeneas.staging.StagedObject;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.Test;

/** What is refused before anything is begun. */
class ImportRefusalTest extends ImportOfATable {

    @Test
    void should_touch_no_table_that_is_there_unless_it_is_to_be_dropped() throws IOException {
        imports.staged().with(rows("a"));
        session.tables().create(definition(table, "ttl"), Progress.NONE);
        assertEquals("import-needs-new-table", Problems.of(() -> imports.load(Progress.NONE)).code());
        imports.load(imports.task(Preparation.DROP_TABLES), Progress.NONE);
        assertEquals(ROWS, imports.items().size());
    }

    @Test
    void should_find_out_beforehand_what_an_import_would_miss_or_take_for_data() throws IOException {
        StagedBucket staged = imports.staged().with(rows("a")).with(rows("b"));
        staged.put("data/shop/orders/_SUCCESS", new byte[1]);
        Problem other = Problems.of(() -> imports.load(Progress.NONE));
        assertEquals("import-folder-not-clean", other.code());
        assertEquals("s3://" + StandIns.BUCKET + "/" + imports.prefix() + "data/shop/orders/_SUCCESS", other.object());
        staged.delete("data/shop/orders/_SUCCESS");
        staged.delete(staged.name(2));
        assertEquals("staged-object-corrupt", Problems.of(() -> imports.load(Progress.NONE)).code());
        staged.put(staged.name(2), new byte[3]);
        Problem damaged = Problems.of(() -> imports.load(Progress.NONE));
        assertTrue(damaged.what().contains("has 3 bytes"), damaged.what());
        assertFalse(session.tables().describe(table).isPresent());
    }

    @Test
    void should_refuse_more_than_dynamodb_imports_at_a_time() {
        StagedBucket large = imports.staged();
        large.claiming(new StagedObject(large.name(1), (15L << 40) + 1, ""));
        assertTrue(Problems.of(() -> imports.load(Progress.NONE)).what().contains("at a time in eu-west-1"));
        imports = new TableImport(aws, table, Compression.NONE, folder);
        StagedBucket numerous = imports.staged();
        IntStream.rangeClosed(1, 50_001)
                .forEach(n -> numerous.claiming(new StagedObject(numerous.name(n), 1, "")));
        Problem many = Problems.of(() -> imports.load(Progress.NONE));
        assertEquals("import-too-large", many.code());
        assertTrue(many.what().contains("50001 objects") && many.remedy().contains("--engine items"), many.what());
    }
}
