package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.aeneas.ui.WidgetIds;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.graphics.Point;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;

class WorkbenchTest {
    private static final List<String> FILE = List.of("New project…", "Open…", "Save", "Save as…", "Close",
            "Recent projects", "Exit");

    private final WorkbenchPage workbench = new WorkbenchPage();

    @BeforeEach
    void welcome() {
        workbench.show("Welcome");
    }

    @Test
    void should_open_a_window_with_title_and_icon_at_a_usable_size() {
        assertEquals("Aeneas", workbench.title());
        assertTrue(workbench.iconCount() >= 5, "icons from 16 to 128 pixels");
        Point size = workbench.size();
        assertTrue(size.x >= 800 && size.y >= 500, "size " + size);
    }

    @Test
    void should_show_what_to_do_next_while_nothing_is_open() {
        assertEquals("Welcome to Aeneas", workbench.welcomeTitle());
        List<String> texts = workbench.welcomeTexts();
        assertEquals(List.of("New project…", "Open project…", "Connect to Cassandra", "Connect to Amazon DynamoDB"),
                workbench.welcomeLinks(WidgetIds.WELCOME_START).subList(0, 4));
        for (String command : List.of("demo", "assess", "extract", "load", "validate", "sandbox")) {
            assertTrue(texts.contains("./aeneas " + command), () -> command + " in " + texts);
        }
    }

    @Test
    void should_have_the_menus_of_the_guide() {
        assertEquals(List.of("File", "View", "Actions", "Settings", "Help"), workbench.menus());
        // The IDE's bundles, which the test harness needs and the product lacks, add items of their own.
        List<String> file = new ArrayList<>(workbench.itemsOf("File"));
        file.retainAll(FILE);
        assertEquals(FILE, file);
        assertEquals(List.of("Global Settings…"), workbench.itemsOf("Settings"));
        assertTrue(workbench.itemsOf("Help").containsAll(List.of("Help Contents", "Check for Updates…",
                "About Aeneas")), () -> workbench.itemsOf("Help").toString());
    }

    @Test
    void should_name_product_version_and_licence_in_the_about_dialog() {
        DialogPage about = workbench.openAbout();
        String text = String.join("\n", about.texts());
        about.press("Close");
        about.awaitClosed();

        assertTrue(text.contains("Aeneas"), text);
        Version version = Platform.getBundle("org.aeneas.ui").getVersion();
        assertTrue(text.contains("Version " + version.getMajor() + "." + version.getMinor() + "." + version.getMicro()
                + " (build " + version.getQualifier() + ")"), text);
        assertTrue(text.contains("Apache License, Version 2.0"), text);
    }

    @Test
    void should_close_the_workbench_when_exit_is_chosen() {
        try (Refusal refusal = new Refusal()) {
            workbench.choose("File", "Exit");
            refusal.awaitAsked();
        }
        assertEquals("Aeneas", workbench.title());
    }
}
