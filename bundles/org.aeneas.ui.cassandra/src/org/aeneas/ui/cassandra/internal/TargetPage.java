package org.aeneas.ui.cassandra.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.aeneas.cassandra.clone.Installation;
import org.aeneas.cassandra.clone.SourceCluster;
import org.aeneas.cassandra.clone.SourceNode;
import org.aeneas.cassandra.clone.setup.Answers;
import org.aeneas.cassandra.clone.setup.SetupField;
import org.aeneas.cassandra.clone.setup.SetupState;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.cassandra.CloneIds;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/** The clone's name, and the hosts that it shall consist of. */
final class TargetPage extends ClonePage {
    private static final List<SetupField> COLUMNS = List.of(SetupField.PRIVATE, SetupField.PUBLIC, SetupField.RACK,
            SetupField.HOME, SetupField.DATA, SetupField.SEED, SetupField.COPY);
    private static final int WIDTH = 115;

    private Text suffix;
    private Label name;
    private Table table;
    private Button edit;
    private Button remove;

    TargetPage(CloneContext context) {
        super("target", Messages.Target_TITLE, Messages.Target_MESSAGE, context);
    }

    @Override
    void fill(Composite parent) {
        Composite top = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).applyTo(top);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(top);
        new Label(top, SWT.NONE).setText(Messages.Target_SUFFIX);
        suffix = WidgetIds.name(new Text(top, SWT.BORDER), CloneIds.SUFFIX);
        suffix.setText(context().state().suffix());
        suffix.addListener(SWT.Modify, event -> changed());
        GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).applyTo(suffix);
        name = WidgetIds.name(new Label(top, SWT.NONE), CloneIds.TARGET_NAME);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(name);
        table = WidgetIds.name(new Table(parent, SWT.BORDER | SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL),
                CloneIds.NEW_NODES);
        AccessibleNames.set(table, Messages.Target_NODES);
        table.setHeaderVisible(true);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
        for (SetupField field : COLUMNS) {
            TableColumn column = new TableColumn(table, SWT.LEFT);
            column.setText(field.label());
            column.setWidth(WIDTH);
        }
        table.addListener(SWT.Selection, event -> enable());
        table.addListener(SWT.DefaultSelection, event -> edit());
        Composite buttons = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).applyTo(buttons);
        button(buttons, Messages.Target_ADD, CloneIds.ADD_NODE, this::add);
        edit = button(buttons, Messages.Target_EDIT, CloneIds.EDIT_NODE, this::edit);
        remove = button(buttons, Messages.Target_REMOVE, CloneIds.REMOVE_NODE, this::remove);
    }

    private static Button button(Composite parent, String text, String id, Runnable action) {
        Button button = WidgetIds.name(new Button(parent, SWT.PUSH), id);
        button.setText(text);
        button.addListener(SWT.Selection, event -> action.run());
        return button;
    }

    @Override
    void shown() {
        fillTable();
        changed();
        super.shown();
    }

    private void changed() {
        name.setText(NLS.bind(Messages.Target_NAME, context().state().datacenter() + suffix.getText().strip())
                .replace("&", "&&"));
        validate();
    }

    private void fillTable() {
        table.removeAll();
        for (Answers node : context().state().newNodes()) {
            new TableItem(table, SWT.NONE).setText(COLUMNS.stream().map(field -> NewNodeDialog.shown(field,
                    node.get(field))).toArray(String[]::new));
        }
        enable();
    }

    private void enable() {
        edit.setEnabled(table.getSelectionIndex() >= 0);
        remove.setEnabled(table.getSelectionIndex() >= 0);
    }

    @Override
    Optional<String> mistake() {
        String text = suffix.getText().strip();
        if (!text.matches("[A-Za-z0-9_-]{1,48}")) {
            return Optional.of(Messages.Target_NO_SUFFIX);
        }
        String target = context().state().datacenter() + text;
        if (context().state().cluster().orElseThrow().datacenters().contains(target)) {
            return Optional.of(NLS.bind(Messages.Target_CLASH, target));
        }
        return context().state().newNodes().isEmpty() ? Optional.of("") : Optional.empty();
    }

    private void add() {
        ask(defaults(), -1);
    }

    private void edit() {
        int index = table.getSelectionIndex();
        if (index >= 0) {
            ask(context().state().newNodes().get(index), index);
        }
    }

    private void ask(Answers before, int index) {
        List<Answers> nodes = new ArrayList<>(context().state().newNodes());
        NewNodeDialog dialog = new NewNodeDialog(getShell(), context(), before, index < 0, taken(index));
        if (dialog.open() == Window.OK) {
            if (index < 0) {
                nodes.add(dialog.answers());
            } else {
                nodes.set(index, dialog.answers());
            }
            show(nodes);
        }
    }

    private void remove() {
        List<Answers> nodes = new ArrayList<>(context().state().newNodes());
        nodes.remove(table.getSelectionIndex());
        show(nodes);
    }

    private void show(List<Answers> nodes) {
        context().setState(context().state().withNewNodes(nodes));
        fillTable();
        validate();
    }

    /** Addresses of the cluster's nodes, and of the other new ones. */
    private Set<String> taken(int index) {
        Set<String> taken = new HashSet<>();
        context().state().cluster().orElseThrow().nodes().forEach(node -> {
            taken.add(node.address());
            taken.add(node.host());
        });
        List<Answers> nodes = context().state().newNodes();
        for (int i = 0; i < nodes.size(); i++) {
            if (i != index) {
                taken.add(nodes.get(i).host());
            }
        }
        return taken;
    }

    /** As on the source: who has one more host of the same kind has little to type. */
    private Answers defaults() {
        SetupState state = context().state();
        SourceCluster cluster = state.cluster().orElseThrow();
        SourceNode model = cluster.nodes(state.datacenter()).get(0);
        Installation there = model.installation();
        Answers first = state.newNodes().isEmpty() ? state.first() : state.newNodes().get(0);
        return first.with(SetupField.PRIVATE, "").with(SetupField.PUBLIC, "")
                .with(SetupField.SUDO, state.parameters().get(SetupField.SUDO))
                .with(SetupField.JMX_PORT, state.parameters().get(SetupField.JMX_PORT))
                .with(SetupField.COPY, Answers.YES).with(SetupField.RACK, model.status().rack())
                .with(SetupField.HOME, there.home()).with(SetupField.DATA, String.join(", ", there.dataDirectories()))
                .with(SetupField.COMMIT_LOG, there.commitLog()).with(SetupField.JAVA, there.java())
                .with(SetupField.OWNER, there.user())
                .with(SetupField.SEED, state.newNodes().isEmpty() ? Answers.YES : Answers.NO);
    }

    @Override
    void keep() {
        context().setState(context().state().withSuffix(suffix.getText().strip()));
    }

    @Override
    void leave(Runnable then) {
        keep();
        SetupState asked = context().state();
        if (!asked.targets().isEmpty()) {
            then.run();
            return;
        }
        work(Messages.Target_PREPARE, progress -> context().setup().prepare(asked, progress), prepared -> {
            context().setState(prepared);
            then.run();
        });
    }
}
