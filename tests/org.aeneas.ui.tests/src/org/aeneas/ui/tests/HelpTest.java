package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.aeneas.ui.HelpIds;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.WidgetIds;
import org.eclipse.core.runtime.Platform;
import org.eclipse.help.HelpSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HelpTest {
    private static final String TOPICS = "/org/aeneas/ui/help/internal/topics/";

    private final WorkbenchPage workbench = new WorkbenchPage();
    private final HelpPage help = new HelpPage();

    @AfterEach
    void close() {
        DialogPage.closeAll();
        HelpPage.closeView();
    }

    @Test
    void should_show_the_contents_find_a_page_and_come_back() {
        workbench.choose("Help", "Help Contents");
        help.awaitTitle("Contents");
        assertFalse(help.isBesideDialog());

        help.search("nodetool rebuild").awaitTitle("Found: 1");
        help.search("no such words at all").awaitTitle("Found: 0");
        help.search("").awaitTitle("Contents");
        HelpPage.pressF1(WidgetIds.WINDOW);
        help.press(HelpIds.CONTENTS).awaitTitle("Contents");
    }

    @Test
    void should_show_beside_a_dialog_what_it_is_about() {
        workbench.choose("File", "New project…");
        NewProjectPage.await();
        HelpPage.pressF1(WidgetIds.NEW_PROJECT_DIALOG);

        help.awaitTitle("New project");

        assertTrue(help.isBesideDialog());
        help.press(HelpIds.CONTENTS).awaitTitle("Contents").press(HelpIds.BACK).awaitTitle("New project");
    }

    @Test
    void should_have_a_page_for_each_help_context() throws IllegalAccessException {
        for (Field field : HelpTopics.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                String topic = String.valueOf(field.get(null));
                assertNotNull(HelpSystem.getContext("org.aeneas.ui.help." + topic), topic);
            }
        }
    }

    @Test
    void should_lead_nowhere_but_to_pages_that_are_there() throws IOException {
        List<String> pages = text("contents.txt").lines().toList();
        for (String page : pages) {
            Matcher link = Pattern.compile("href=\"([^\"]*)\"").matcher(text(page + ".html"));
            while (link.find()) {
                assertTrue(pages.contains(link.group(1)), page + " leads to " + link.group(1));
            }
        }
        assertEquals(pages.stream().distinct().toList(), pages);
    }

    private static String text(String file) throws IOException {
        try (InputStream in = Platform.getBundle("org.aeneas.ui.help").getEntry(TOPICS + file).openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
