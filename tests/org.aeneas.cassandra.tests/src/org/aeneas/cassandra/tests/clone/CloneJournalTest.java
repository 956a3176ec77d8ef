package org.aeneas.cassandra.tests.clone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.aeneas.cassandra.clone.CloneChoices;
import org.aeneas.cassandra.clone.CloneJournal;
import org.aeneas.cassandra.clone.Consistency;
import org.aeneas.cassandra.clone.Keyspace;
import org.aeneas.cassandra.clone.SourceCluster;
import org.aeneas.cassandra.clone.StepState;
import org.aeneas.staging.FileForm;
import org.aeneas.tests.support.Problems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was decided is found again as it was, by who has the key, and by nobody else. */
class CloneJournalTest {
    private static final FileForm FORM = FileForm.encrypted(new byte[32]);
    private static final SourceCluster CLUSTER = Drafts.cluster("SimpleSnitch", "3.11.19", 2,
            new Keyspace("shop", Drafts.SIMPLE_3));
    private static final CloneChoices CHOICES = Drafts.choices(Set.of("shop"), Set.of(Consistency.LOCAL_ONE),
            Drafts.cloneNode("10.0.1.1", true, "3.11.19"));

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("shop.journal");
    }

    @Test
    void should_find_cluster_choices_and_plan_again() throws Exception {
        CloneJournal begun = CloneJournal.begin(file, FORM, CLUSTER, CHOICES, Set.of("restarts"));
        CloneJournal opened = CloneJournal.open(file, FORM);
        assertEquals(CLUSTER, opened.cluster());
        assertEquals(CHOICES, opened.choices());
        assertEquals(begun.plan(), opened.plan());
        assertEquals(begun.id(), opened.id());
        assertTrue(opened.states().values().stream().allMatch(StepState.WAITING::equals));
        assertFalse(opened.complete());
        assertFalse(opened.undoing());
        assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains("cluster_name"));
    }

    @Test
    void should_not_begin_without_every_consent_that_the_plan_asks_for() {
        assertEquals("restarts", Problems.of("consent-missing", () -> CloneJournal.begin(file, FORM, CLUSTER, CHOICES,
                Set.of("quorum"))).object());
        assertFalse(Files.exists(file));
    }

    @Test
    void should_not_begin_twice() {
        CloneJournal.begin(file, FORM, CLUSTER, CHOICES, Set.of("restarts"));
        Problems.of("journal-exists", () -> CloneJournal.begin(file, FORM, CLUSTER, CHOICES, Set.of("restarts")));
        CloneJournal.open(file, FORM).discard();
        CloneJournal.begin(file, FORM, CLUSTER, CHOICES, Set.of("restarts"));
    }

    @Test
    void should_tell_nothing_to_who_has_another_key() {
        CloneJournal.begin(file, FORM, CLUSTER, CHOICES, Set.of("restarts"));
        byte[] other = new byte[32];
        other[7] = 1;
        Problems.of("local-file-damaged", () -> CloneJournal.open(file, FileForm.encrypted(other)));
        Problems.of("journal-missing", () -> CloneJournal.open(folder.resolve("none"), FORM));
    }
}
