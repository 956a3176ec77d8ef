package org.aeneas.ui.cassandra.internal;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

import org.aeneas.cassandra.clone.setup.Answers;
import org.aeneas.cassandra.clone.setup.NodeTableCsv;
import org.aeneas.cassandra.clone.setup.SetupState;
import org.aeneas.core.Problem;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.UiThread;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.cassandra.CloneIds;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** How each node is reached, and what stands in the way at each. Next verifies all of them at once. */
final class NodesPage extends ClonePage {
    private static final int STATE_HEIGHT = 54;
    private static final String FILE = "nodes.csv";

    private NodeGrid grid;
    private Text state;

    NodesPage(CloneContext context) {
        super("nodes", Messages.Nodes_TITLE, Messages.Nodes_MESSAGE, context);
    }

    @Override
    void fill(Composite parent) {
        grid = new NodeGrid(parent, this::changed);
        state = WidgetIds.name(new Text(parent, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL),
                CloneIds.NODE_STATE);
        AccessibleNames.set(state, Messages.Nodes_STATE_OF);
        GridDataFactory.fillDefaults().grab(true, false).hint(1, STATE_HEIGHT).applyTo(state);
        Composite buttons = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(buttons);
        button(buttons, Messages.Nodes_EXPORT, CloneIds.EXPORT, this::export);
        button(buttons, Messages.Nodes_UPLOAD, CloneIds.UPLOAD, this::upload);
        grid.viewer().addSelectionChangedListener(event -> state.setText(grid.selectedState()));
    }

    private static void button(Composite parent, String text, String id, Runnable action) {
        Button button = WidgetIds.name(new Button(parent, SWT.PUSH), id);
        button.setText(text);
        button.addListener(SWT.Selection, event -> action.run());
    }

    @Override
    void shown() {
        grid.show(context().state().rows());
        super.shown();
        state.setText(grid.selectedState());
    }

    private void changed() {
        validate();
        state.setText(grid.selectedState());
    }

    @Override
    Optional<String> mistake() {
        return grid.mistake();
    }

    @Override
    void keep() {
        if (!grid.rows().equals(context().state().rows())) {
            context().setState(context().state().withRows(grid.rows()));
        }
    }

    @Override
    void leave(Runnable then) {
        keep();
        SetupState asked = context().state();
        if (asked.cluster().isPresent()) {
            then.run();
            return;
        }
        asked.rows().forEach(row -> grid.state(row.host(), Messages.Nodes_CHECKING));
        state.setText("");
        work(Messages.Nodes_VERIFY, progress -> context().setup().verify(asked, this::told, progress), verified -> {
            context().setState(verified);
            grid.show(verified.rows());
            then.run();
        });
    }

    private void told(String host, Optional<Problem> problem) {
        UiThread.later(() -> {
            if (!state.isDisposed()) {
                grid.state(host, problem.map(it -> it.what() + "\n" + it.object() + "\n" + it.remedy())
                        .orElse(Messages.Nodes_OK));
                state.setText(grid.selectedState());
            }
        });
    }

    private void export() {
        new FileChoiceDialog(getShell(), new FileChoiceDialog.Purpose(Messages.File_EXPORT,
                Messages.File_EXPORT_MESSAGE, Messages.File_EXPORT_BUTTON, FILE, true, true), (file, secrets) -> {
                    FileChoiceDialog.write(file, NodeTableCsv.write(grid.rows(), secrets), secrets);
                    return Optional.empty();
                }).open();
    }

    private void upload() {
        new FileChoiceDialog(getShell(), new FileChoiceDialog.Purpose(Messages.File_UPLOAD,
                Messages.File_UPLOAD_MESSAGE, Messages.File_UPLOAD_BUTTON, FILE, false, false),
                (file, secrets) -> upload(file)).open();
    }

    private Optional<FileChoiceDialog.Refusal> upload(Path file) {
        try {
            NodeTableCsv.Uploaded uploaded = NodeTableCsv.read(Files.readString(file), grid.rows());
            if (!uploaded.mistakes().isEmpty()) {
                return Optional.of(new FileChoiceDialog.Refusal(NLS.bind(Messages.File_UPLOAD_MISTAKES,
                        uploaded.mistakes().size()), uploaded.mistakes().stream().map(Object::toString)
                                .collect(Collectors.joining("\n"))));
            }
            for (Answers row : uploaded.rows()) {
                grid.state(row.host(), Messages.Nodes_NOT_YET);
            }
            grid.show(uploaded.rows());
            changed();
            return Optional.empty();
        } catch (MalformedInputException e) {
            return Optional.of(new FileChoiceDialog.Refusal(NLS.bind(Messages.File_UNREADABLE, "UTF-8"), ""));
        } catch (IOException e) {
            return Optional.of(new FileChoiceDialog.Refusal(NLS.bind(Messages.File_UNREADABLE, e.getMessage()), ""));
        }
    }
}
