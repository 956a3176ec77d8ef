package org.aeneas.dms.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.aeneas.core.Problem;
import org.aeneas.dms.LoadSettings;
import org.aeneas.dms.LoadSettings.DataErrors;
import org.aeneas.dms.LoadSettings.LogLevel;
import org.aeneas.tests.support.Problems;
import org.junit.jupiter.api.Test;

class LoadSettingsTest {
    @Test
    void should_say_where_settings_are_no_json() {
        Problem problem = Problems.of("dms-settings", () -> settings(32, "{\"Logging\": {\n  nonsense}}"));

        assertEquals("line 2, column 3", problem.object());
    }

    @Test
    void should_keep_to_the_ranges_of_dms() {
        Problem problem = Problems.of("dms-settings", () -> settings(201, ""));

        assertTrue(problem.what().contains("0 to 200"), problem.what());
    }

    private static LoadSettings settings(int threads, String more) {
        return new LoadSettings(threads, 500, 8, 10_000, DataErrors.LOG_ERROR, LogLevel.INFO, more);
    }
}
