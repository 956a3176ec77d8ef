package org.aeneas.ui.tests;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.migration.MigrationIds;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

/** The Data migration view. */
final class MigrationPage {
    private static final String LOCAL = "Create Local Task…";

    private final WorkbenchPage workbench = new WorkbenchPage();

    MigrationPage showAgents() {
        return show(0);
    }

    MigrationPage showTasks() {
        return show(1);
    }

    private MigrationPage show(int tab) {
        workbench.show("Data migration view");
        UiThread.act(() -> Widgets.byId(TabFolder.class, MigrationIds.TABS).setSelection(tab));
        return this;
    }

    /** As by the cross of its tab; opened again it begins anew. */
    void closeView() {
        UiThread.act(() -> {
            IViewPart view = page().findView(MigrationIds.VIEW);
            page().hideView(view);
        });
    }

    void openView() {
        UiThread.act(() -> {
            try {
                page().showView(MigrationIds.VIEW);
            } catch (PartInitException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** As a user does who clicks at a line of the source's tree. */
    void selectSource(String... labels) {
        UiThread.act(() -> page().activate(page().findView("org.aeneas.ui.source")));
        new TreePage(WidgetIds.SOURCE_TREE).select(labels);
    }

    private static IWorkbenchPage page() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    }

    String hint() {
        return UiThread.ask(() -> Widgets.byId(Label.class, MigrationIds.AGENTS_EMPTY).isVisible()
                ? Widgets.byId(Label.class, MigrationIds.AGENTS_EMPTY).getText() : "");
    }

    FormPage openRegistration() {
        press(MigrationIds.agentAction(hint().isEmpty() ? "register" : "register-first"));
        return FormPage.await(MigrationIds.REGISTRATION);
    }

    void press(String button) {
        UiThread.waitFor("the button " + button, () -> Widgets.byId(Button.class, button).isEnabled());
        UiThread.actWithoutWaiting(() -> Widgets.byId(Button.class, button).notifyListeners(SWT.Selection,
                new Event()));
    }

    boolean canPress(String button) {
        return UiThread.ask(() -> Widgets.byId(Button.class, button).isEnabled());
    }

    /** The lines of a table, as a user reads them. */
    List<List<String>> lines(String table) {
        return UiThread.ask(() -> {
            Table found = Widgets.byId(Table.class, table);
            return Arrays.stream(found.getItems()).map(item -> line(found, item)).toList();
        });
    }

    private static List<String> line(Table table, TableItem item) {
        return IntStream.range(0, table.getColumnCount()).mapToObj(item::getText).toList();
    }

    /** What a table says in the column of the line whose first cell is that. */
    String cell(String table, String line, String column) {
        return UiThread.ask(() -> {
            Table found = Widgets.byId(Table.class, table);
            int place = IntStream.range(0, found.getColumnCount())
                    .filter(i -> found.getColumn(i).getText().equals(column)).findFirst().orElseThrow();
            return Arrays.stream(found.getItems()).filter(item -> item.getText(0).equals(line))
                    .map(item -> item.getText(place)).findFirst().orElse("");
        });
    }

    void awaitCell(String table, String line, String column, String beginning) {
        try {
            UiThread.waitFor(beginning, () -> cell(table, line, column).startsWith(beginning));
        } catch (AssertionError e) {
            throw new AssertionError(column + " of " + line + " is not " + beginning + ": " + lines(table) + " "
                    + problem(), e);
        }
    }

    void select(String table, String line) {
        UiThread.act(() -> {
            Table found = Widgets.byId(Table.class, table);
            found.setSelection(IntStream.range(0, found.getItemCount())
                    .filter(i -> found.getItem(i).getText(0).equals(line)).toArray());
            found.notifyListeners(SWT.Selection, new Event());
        });
    }

    String problem() {
        return UiThread.ask(() -> Widgets.byId(Text.class, MigrationIds.TASK_PROBLEM).getText());
    }

    String agentProblem() {
        return UiThread.ask(() -> Widgets.byId(Text.class, MigrationIds.AGENT_PROBLEM).getText());
    }

    /** What the chart says to those who cannot see it. */
    String chart() {
        return UiThread.ask(() -> String.valueOf(Widgets.byId(Canvas.class, MigrationIds.CHART).getToolTipText()));
    }

    FormPage openCreate() {
        return openCreate(LOCAL);
    }

    FormPage openCreateDms() {
        return openCreate("Create Local & DMS Task…");
    }

    private static FormPage openCreate(String command) {
        UiThread.waitFor("the command", () -> createItem(command).isEnabled());
        UiThread.actWithoutWaiting(() -> createItem(command).notifyListeners(SWT.Selection, new Event()));
        return FormPage.await(MigrationIds.CREATE);
    }

    boolean canCreate() {
        return UiThread.ask(() -> createItem(LOCAL).isEnabled());
    }

    private static MenuItem createItem(String command) {
        return item(item(Widgets.byId(Shell.class, WidgetIds.WINDOW).getMenuBar(), "Actions").getMenu(), command);
    }

    private static MenuItem item(Menu menu, String label) {
        menu.notifyListeners(SWT.Show, new Event());
        return Arrays.stream(menu.getItems())
                .filter(item -> item.getText().replaceAll("&(.)", "$1").split("\t", 2)[0].equals(label)).findFirst()
                .orElseThrow(() -> new AssertionError(label + " is missing"));
    }
}
