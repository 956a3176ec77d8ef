package org.aeneas.ui.tests;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.aeneas.cassandra.clone.Consistency;
import org.aeneas.cassandra.clone.setup.SetupField;
import org.aeneas.cassandra.tests.clone.CloneStage;
import org.aeneas.engine.SourceConnection;
import org.aeneas.project.Project;
import org.aeneas.project.ProjectSession;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.cassandra.CloneIds;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;

/** The wizard "Clone Datacenter for Extract", page by page, as somebody goes through it who knows the answers. */
final class CloneWalk {
    static final String COMMAND = "Clone Datacenter for Extract …";
    static final String YES = "They Are Right";

    private static final int ATTEMPTS = 1200;
    private static final long PAUSE_MILLIS = 500;

    private final WorkbenchPage workbench = new WorkbenchPage();
    private final TreePage source = new TreePage(WidgetIds.SOURCE_TREE);
    private final CloneStage stage;

    CloneWalk(CloneStage stage) {
        this.stage = stage;
    }

    /** Two keyspaces. */
    CloneWalk fill() {
        try (SourceConnection connection = stage.connect()) {
            connection.execute("CREATE KEYSPACE shop WITH replication = "
                    + "{'class': 'SimpleStrategy', 'replication_factor': 1}");
            connection.execute("CREATE TABLE shop.orders (id int PRIMARY KEY, note text)");
            connection.execute("CREATE KEYSPACE other WITH replication = "
                    + "{'class': 'SimpleStrategy', 'replication_factor': 1}");
        }
        return this;
    }

    /** A project that is connected to the stage's cluster. */
    void connect(Path folder) {
        ProjectSession session = ProjectSession.create(folder.resolve("clone.aeneas"),
                Project.of("Clone", "cassandra", Project.DYNAMODB));
        UiThread.act(() -> Workspace.ofWindow().setProject(session));
        workbench.openConnect("Cassandra").type(WidgetIds.connectionField("server"), address()).press("OK")
                .awaitClosed();
        workbench.show("Main view");
        source.awaitConnected();
    }

    String address() {
        return stage.sources.get(0).address();
    }

    String datacenter() {
        return "datacenter1";
    }

    void selectDatacenter(String name) {
        UiThread.act(() -> page().activate(page().findView("org.aeneas.ui.source")));
        source.select(source.firstRoot(), "Datacenters", name);
    }

    boolean canOpen() {
        return workbench.isEnabled("Actions", COMMAND);
    }

    /** Whatever comes first. */
    void choose() {
        UiThread.waitFor("the command", () -> workbench.isEnabled("Actions", COMMAND));
        workbench.choose("Actions", COMMAND);
    }

    FormPage open() {
        choose();
        return FormPage.await(CloneIds.WIZARD);
    }

    static FormPage wizard() {
        return FormPage.await(CloneIds.WIZARD);
    }

    static String title() {
        return UiThread.ask(() -> Widgets.texts(Widgets.byId(Shell.class, CloneIds.WIZARD)).toString());
    }

    FormPage firstNode() {
        return type(SetupField.PRIVATE, address()).type(CloneIds.field(SetupField.PUBLIC), stage.door())
                .type(CloneIds.field(SetupField.USER), System.getProperty("user.name"))
                .type(CloneIds.field(SetupField.KEY), stage.key().toString());
    }

    private static FormPage type(SetupField field, String text) {
        return wizard().type(CloneIds.field(field), text);
    }

    FormPage openNewNode() {
        wizard().press("Add New Node …");
        return FormPage.await(CloneIds.NODE_DIALOG);
    }

    /** All that a new host needs, in the dialog. */
    FormPage newNode() {
        String home = stage.clone.home().toString();
        FormPage dialog = FormPage.await(CloneIds.NODE_DIALOG);
        newNode(dialog, SetupField.PRIVATE, stage.clone.address());
        newNode(dialog, SetupField.PUBLIC, stage.door());
        newNode(dialog, SetupField.JMX_PORT, Integer.toString(stage.clone.jmx()));
        newNode(dialog, SetupField.HOME, home);
        newNode(dialog, SetupField.DATA, home + "-data/data");
        newNode(dialog, SetupField.COMMIT_LOG, home + "-data/commitlog");
        newNode(dialog, SetupField.JAVA, stage.clone.java().toString());
        newNode(dialog, SetupField.HEAP, "400");
        return dialog;
    }

    static void newNode(FormPage dialog, SetupField field, String text) {
        dialog.type(CloneIds.newNodeField(field), text);
    }

    /** From the introduction to a page that is reached without mistakes. */
    void toPlan() {
        open().press("Next >");
        firstNode().press("Next >");
        trustIfAsked();
        wizard().awaitShown(CloneIds.field(SetupField.CLUSTER)).press("Next >");
        wizard().awaitShown(CloneIds.NODES).press("Next >");
        wizard().awaitShown(CloneIds.SUFFIX);
        openNewNode();
        newNode().press("Add").awaitClosed();
        wizard().press("Next >").awaitShown(CloneIds.PLAN);
        agree();
    }

    static void trustIfAsked() {
        UiThread.waitFor("the next page or the question", () -> Widgets.find(Shell.class, WidgetIds.QUESTION_DIALOG)
                .isPresent() || Widgets.find(Text.class, CloneIds.field(SetupField.CLUSTER)).isPresent());
        if (UiThread.ask(() -> Widgets.find(Shell.class, WidgetIds.QUESTION_DIALOG).isPresent())) {
            DialogPage.ofId(WidgetIds.QUESTION_DIALOG).press(YES);
        }
    }

    static void agree() {
        wizard().check(CloneIds.consistency(Consistency.LOCAL_ONE), true).check(CloneIds.consent("restarts"), true)
                .check(CloneIds.consent("unavailable"), true);
    }

    void toSynchronization() {
        toPlan();
        wizard().press("Next >");
        FormPage.await(CloneIds.CONFIRM).press("OK");
        wizard().awaitShown(CloneIds.START);
    }

    /** A click at a cell, the text, and Return. */
    static void edit(int line, SetupField column, String text) {
        UiThread.act(() -> {
            Table table = Widgets.byId(Table.class, CloneIds.NODES);
            int place = IntStream.range(0, table.getColumnCount())
                    .filter(i -> table.getColumn(i).getText().equals(column.label())).findFirst().orElseThrow();
            TableItem item = table.getItem(line);
            table.showColumn(table.getColumn(place));
            table.setSelection(item);
            Event selected = new Event();
            selected.item = item;
            table.notifyListeners(SWT.Selection, selected);
            Rectangle cell = item.getBounds(place);
            for (int kind : new int[] {SWT.MouseDown, SWT.MouseUp}) {
                Event event = new Event();
                event.button = 1;
                event.count = 1;
                event.x = cell.x + cell.width / 2;
                event.y = cell.y + cell.height / 2;
                table.notifyListeners(kind, event);
            }
            Text editor = Arrays.stream(table.getChildren()).filter(Text.class::isInstance).map(Text.class::cast)
                    .filter(Text::isVisible).findFirst().orElseThrow(() -> new AssertionError("no editor"));
            editor.setText(text);
            editor.notifyListeners(SWT.DefaultSelection, new Event());
        });
    }

    /** What takes minutes on a slow machine. Asked beside the UI thread. */
    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < ATTEMPTS; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new AssertionError("Waited in vain for " + what + ": " + title());
    }

    static void closeAll() {
        FormPage.closeAll(WidgetIds.QUESTION_DIALOG, CloneIds.CONFIRM, CloneIds.FILE_DIALOG, CloneIds.NODE_DIALOG,
                CloneIds.WIZARD, WidgetIds.PROBLEM_DIALOG);
    }

    private static IWorkbenchPage page() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    }
}
