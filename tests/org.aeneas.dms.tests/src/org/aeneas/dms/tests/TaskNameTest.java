package org.aeneas.dms.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.aeneas.dms.TaskName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskNameTest {
    @ParameterizedTest
    @CsvSource({"'', Type a name", "1st, begins with a letter", "my task, digits and hyphens only",
        "größe, letters of English", "a--b, No hyphen", "a-, No hyphen"})
    void should_say_while_one_types_what_dms_does_not_take(String name, String why) {
        assertTrue(TaskName.wrong(name).orElse("").contains(why), name);
    }

    @Test
    void should_take_what_dms_takes() {
        assertEquals(Optional.empty(), TaskName.wrong("Shop-2026-11"));
        assertEquals(Optional.empty(), TaskName.wrong("a".repeat(TaskName.LONGEST)));
        assertTrue(TaskName.wrong("a".repeat(TaskName.LONGEST + 1)).isPresent());
    }
}
