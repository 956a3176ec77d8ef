package org.aeneas.staging.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.aeneas.core.ProblemException;
import org.aeneas.staging.ChangeCounts;
import org.aeneas.staging.ChangeManifest;
import org.aeneas.staging.Format;
import org.aeneas.staging.Layout;
import org.aeneas.staging.StagedObject;
import org.junit.jupiter.api.Test;

class ChangeManifestTest {
    private static final Layout LAYOUT = new Layout("shop", "orders");

    @Test
    void should_read_back_as_it_was_written() {
        StagedObject object = new StagedObject(LAYOUT.changes(3) + "part-00000001.json", 12, "ab");
        ChangeManifest manifest = ChangeManifest.of(LAYOUT, 3, 1_800_000_000, Format.DYNAMODB_JSON, List.of(object),
                new ChangeCounts(10, 6, 3, 1, 1, 12));
        assertEquals(manifest, ChangeManifest.parse("manifest.json", manifest.toJson()));
        assertEquals(10, manifest.counts().lines());
    }

    @Test
    void should_account_for_each_key() {
        ProblemException refused = assertThrows(ProblemException.class, () -> ChangeManifest.of(LAYOUT, 1, 1,
                Format.DMS_CSV, List.of(), new ChangeCounts(2, 1, 0, 0, 0, 0)));
        assertEquals("counts-disagree", refused.problem().code());
    }

    @Test
    void should_refuse_what_is_no_manifest() {
        for (String json : List.of("{}", "[]", "no", "{\"version\":2}")) {
            ProblemException refused = assertThrows(ProblemException.class,
                    () -> ChangeManifest.parse("manifest.json", json.getBytes(StandardCharsets.UTF_8)), json);
            assertEquals("manifest.json", refused.problem().object());
        }
    }
}
