package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.mapping.MappingIds;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The views that go with any perspective: Problems, Progress and Error Log. */
class ViewsTest {
    private static final String SAID = "An error that the Error Log shows";

    @TempDir
    private Path folder;

    private final WorkbenchPage workbench = new WorkbenchPage();
    private final GridPage problems = new GridPage(MappingIds.PROBLEMS);

    @BeforeEach
    void show() {
        workbench.show("Main view");
    }

    @AfterEach
    void close() {
        MappedProject.closeAll();
        hideAll(workbench);
        workbench.show("Main view");
    }

    /** In the perspective that is shown. */
    static void hideAll(WorkbenchPage workbench) {
        workbench.hideViews("org.aeneas.ui.mapping.problems", "org.eclipse.ui.views.ProgressView",
                "org.eclipse.pde.runtime.LogView");
    }

    @Test
    void should_list_what_somebody_must_decide_over_all_tables_gravest_first() {
        workbench.show("Problems");
        FieldsPage.awaitLabel(MappingIds.PROBLEMS_HINT, "There are no tables to map.");
        MappedProject.open(folder.resolve("problems.aeneas"));
        UiThread.waitFor("problems", () -> problems.lines() > 5);
        List<String> severities = problems.column("Severity");
        assertEquals(severities.stream().sorted().toList(), severities, "Action before Loss");
        assertEquals(List.of("Action", "Loss"), severities.stream().distinct().toList());
        assertTrue(problems.column("Table").contains("shop.customers"));
        assertTrue(problems.column("What to do").stream().noneMatch(String::isBlank));

        FieldsPage.type(WidgetIds.filterOf(MappingIds.PROBLEMS), "shop.CUSTOMERS");
        UiThread.waitFor("those of one table",
                () -> List.of("shop.customers").equals(problems.column("Table").stream().distinct().toList()));
        problems.open(0);
        UiThread.waitFor("the mapping of the table",
                () -> FieldsPage.label(MappingIds.TABLE_TITLE).contains("shop.customers"));
    }

    @Test
    void should_show_what_runs_in_the_background() {
        CountDownLatch end = new CountDownLatch(1);
        Job job = Job.create("Work that takes long", (ICoreRunnable) monitor -> {
            while (!monitor.isCanceled() && end.getCount() > 0) {
                UiThread.pause();
            }
        });
        job.schedule();
        try {
            workbench.show("Progress");
            UiThread.waitFor("the job in the Progress view",
                    () -> workbench.texts().stream().anyMatch(text -> text.contains("Work that takes long")));
        } finally {
            end.countDown();
        }
    }

    @Test
    void should_show_errors_of_the_log_file_in_the_error_log() {
        workbench.show("Error Log");
        LoggerFactory.getLogger("org.aeneas.views").error(SAID);
        UiThread.waitFor("the error", () -> Widgets
                .all(Tree.class, Widgets.byId(Shell.class, WidgetIds.WINDOW)).flatMap(tree -> items(tree.getItems()))
                .anyMatch(item -> item.getText().contains(SAID)));
        assertEquals(List.of(), UiThread.ask(() -> DialogAudit.unnamed(Widgets.byId(Shell.class, WidgetIds.WINDOW))));
    }

    private static Stream<TreeItem> items(TreeItem[] items) {
        return Arrays.stream(items).flatMap(item -> Stream.concat(Stream.of(item), items(item.getItems())));
    }
}
