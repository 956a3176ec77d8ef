package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.aeneas.agent.api.TaskSummary;
import org.aeneas.tests.support.StandIns;
import org.aeneas.ui.migration.MigrationIds;
import org.aeneas.ui.tests.Stalls.Stall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred tasks, all under way: what the workbench shows of them, and what that costs it, which is only told. */
@ExtendWith(StandIns.Extension.class)
class LiveTasksTest {
    private static final int TASKS = 200;
    /** What the compilers take is not what is measured. */
    private static final int WARM_UP_MILLIS = 20_000;
    private static final int MEASURED_MILLIS = 8_000;

    @TempDir
    private Path folder;
    private MigrationSite site;
    private BusyMachine agent;
    private MigrationPage view;

    @BeforeEach
    void open(StandIns aws) throws Exception {
        site = new MigrationSite(folder, aws);
        agent = new BusyMachine(folder, site, TASKS);
        view = new MigrationPage().showAgents();
        view.awaitCell(MigrationIds.AGENTS, BusyMachine.AGENT, "State", "Connected");
        view.showTasks();
    }

    @AfterEach
    void close() {
        site.close();
        agent.close();
        new WorkbenchPage().show("Main view");
    }

    @Test
    void should_show_every_task_as_its_agent_tells_it_without_a_stall() {
        awaitLines();
        agent.resumeAll();
        view.awaitCell(MigrationIds.TASKS, "busy-0", "State", "Running");
        Cost.of(WARM_UP_MILLIS);

        Cost[] shown = new Cost[1];
        Stall stall = Stalls.ofRun().during(() -> shown[0] = Cost.of(MEASURED_MILLIS));
        view.showAgents();
        Cost otherTab = Cost.of(MEASURED_MILLIS);
        new WorkbenchPage().show("Main view");
        Cost hidden = Cost.of(MEASURED_MILLIS);

        view.showTasks();
        agent.stopAll();
        awaitLines();
        Cost idle = Cost.of(MEASURED_MILLIS);
        Measured.say("The workbench with " + TASKS + " tasks takes, in % of a core, with their events: " + shown[0]
                + "; behind another tab " + otherTab + "; behind another perspective " + hidden
                + "; and without events " + idle);
        assertTrue(stall.processorMillis() <= Stalls.BEARABLE_MILLIS, stall::toString);
    }

    /** All tasks, the newest first, each as the agent has it. */
    private void awaitLines() {
        List<List<String>> told = agent.client().tasks().stream().map(LiveTasksTest::line).toList();
        assertEquals(TASKS, told.size());
        try {
            UiThread.waitFor("all tasks", () -> shown().equals(told));
        } catch (AssertionError e) {
            assertEquals(told, shown(), e.getMessage());
        }
    }

    private List<List<String>> shown() {
        return view.lines(MigrationIds.TASKS).stream()
                .map(line -> List.of(line.get(0), line.get(4), line.get(7), line.get(12))).toList();
    }

    private static List<String> line(TaskSummary task) {
        return List.of(task.name(), task.state().name().charAt(0) + task.state().name().substring(1).toLowerCase(),
                String.format("%,d", task.rows()), String.format("%,d", task.rejects()));
    }
}
