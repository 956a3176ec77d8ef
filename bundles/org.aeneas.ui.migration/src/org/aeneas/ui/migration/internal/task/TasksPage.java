package org.aeneas.ui.migration.internal.task;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.aeneas.agent.api.TableStatus;
import org.aeneas.agent.api.TaskSummary;
import org.aeneas.core.Problem;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.migration.MigrationIds;
import org.aeneas.ui.migration.internal.Buttons;
import org.aeneas.ui.migration.internal.Messages;
import org.aeneas.ui.migration.internal.Problems;
import org.aeneas.ui.migration.internal.RowTable;
import org.aeneas.ui.migration.internal.watch.TaskRow;
import org.aeneas.ui.migration.internal.watch.Watches;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Text;

/** The tab Tasks: tasks above, below the tables and the rate of the one that is selected. */
public final class TasksPage {
    private static final int MARGIN = 8;
    private static final int[] ABOVE_AND_BELOW = {3, 2};
    private static final int[] TABLES_AND_CHART = {3, 2};

    private final Watches watches;
    private final Composite page;
    private final TaskActions actions;
    private final Map<TaskAction, Button> buttons = new EnumMap<>(TaskAction.class);
    private RowTable<TaskRow> tasks;
    private RowTable<TableStatus> tables;
    private Text problem;
    private RateChart chart;
    private boolean stale;

    public TasksPage(Composite parent, Watches watches) {
        this.watches = watches;
        this.actions = new TaskActions(parent.getShell(), watches);
        page = HelpTopics.set(new Composite(parent, SWT.NONE), HelpTopics.WATCH);
        GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).applyTo(page);
        Composite row = Buttons.row(page);
        for (TaskAction action : TaskAction.values()) {
            buttons.put(action, Buttons.push(row, action.label(), MigrationIds.taskAction(action.id()),
                    () -> run(action)));
        }
        SashForm sash = new SashForm(page, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        createTasks(sash);
        createDetails(sash);
        sash.setWeights(ABOVE_AND_BELOW);
        changed(true, Set.of());
        page.addListener(SWT.Show, event -> catchUp());
    }

    public Control control() {
        return page;
    }

    private void createTasks(Composite parent) {
        tasks = new RowTable<>(parent, MigrationIds.TASKS, SWT.MULTI, TaskTexts.taskColumns(), TaskRow::id);
        AccessibleNames.set(tasks.control(), Messages.View_TASKS);
        tasks.control().addListener(SWT.Selection, event -> selected());
        tasks.control().addListener(SWT.DefaultSelection, event -> run(TaskAction.DETAILS));
        Menu menu = new Menu(tasks.control());
        buttons.forEach((action, button) -> Buttons.item(menu, action.label(), button, () -> run(action)));
        tasks.control().setMenu(menu);
    }

    private void createDetails(Composite parent) {
        Composite below = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(below);
        problem = WidgetIds.name(new Text(below, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL),
                MigrationIds.TASK_PROBLEM);
        AccessibleNames.set(problem, Messages.View_PROBLEM);
        GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, problem.getLineHeight() * 2)
                .applyTo(problem);
        SashForm sash = new SashForm(below, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        tables = new RowTable<>(sash, MigrationIds.SUB_TASKS, SWT.SINGLE, TaskTexts.tableColumns(),
                table -> table.keyspace() + "." + table.table());
        AccessibleNames.set(tables.control(), Messages.Tasks_TABLES);
        chart = new RateChart(sash);
        sash.setWeights(TABLES_AND_CHART);
    }

    private void run(TaskAction action) {
        List<TaskRow> selected = tasks.selection();
        if (action.allows(selected)) {
            actions.run(action, selected);
        }
    }

    /** As {@link Watches.Listener#changed}; behind the other tab it waits until it is seen. */
    public void changed(boolean all, Set<UUID> some) {
        if (page.getVisible()) {
            show(all || stale, some);
            stale = false;
        } else {
            stale = true;
        }
    }

    private void catchUp() {
        if (stale) {
            stale = false;
            show(true, Set.of());
        }
    }

    private void show(boolean all, Set<UUID> some) {
        boolean known = !all && some.stream().allMatch(this::update);
        if (!known) {
            tasks.show(watches.tasks());
        }
        if (tasks.selection().isEmpty() && !tasks.rows().isEmpty()) {
            tasks.select(tasks.rows().get(0).id());
        }
        selected();
    }

    /** What to do where there is no task. */
    private String hint() {
        if (watches.site().isEmpty()) {
            return Messages.Tasks_NO_PROJECT;
        }
        return watches.agents().isEmpty() ? Messages.Tasks_NO_AGENT : Messages.Tasks_NONE;
    }

    /** @return whether it is one of the lines already */
    private boolean update(UUID id) {
        Optional<TaskRow> before = tasks.find(id);
        Optional<TaskRow> now = before.flatMap(row -> watches.task(row.agent().id(), id));
        return now.isPresent() && tasks.update(now.get());
    }

    private void selected() {
        List<TaskRow> selected = tasks.selection();
        buttons.forEach((action, button) -> {
            boolean allowed = action.allows(selected);
            if (button.getEnabled() != allowed) {
                button.setEnabled(allowed);
            }
        });
        Optional<TaskRow> one = selected.size() == 1 ? Optional.of(selected.get(0)) : Optional.empty();
        one.ifPresent(watches::wantTables);
        tables.show(one.map(TaskRow::tables).orElse(List.of()));
        chart.show(one.map(watches::rates).orElse(List.of()));
        Optional<Problem> wrong = one.flatMap(TaskRow::summary).flatMap(TaskSummary::problem);
        String text = wrong.map(Problems::text).orElse(tasks.rows().isEmpty() ? hint() : "");
        if (!problem.getText().equals(text)) {
            problem.setText(text);
        }
    }
}
