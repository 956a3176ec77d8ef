package org.aeneas.ui.mapping.internal.preview;

import java.util.List;
import java.util.Optional;

import org.aeneas.core.CancelledException;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.core.row.Row;
import org.aeneas.engine.SourceConnection;
import org.aeneas.mapping.TableMapping;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.JobProgress;
import org.aeneas.ui.UiThread;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.mapping.MappingIds;
import org.aeneas.ui.mapping.internal.Hints;
import org.aeneas.ui.mapping.internal.Messages;
import org.aeneas.ui.mapping.internal.WhileVisible;
import org.aeneas.ui.mapping.internal.model.MappingModel;
import org.aeneas.ui.mapping.internal.model.Outcome;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;

/** Some real rows of the table that is selected, as the items that its mapping makes of them. */
public final class PreviewView extends ViewPart {
    public static final String ID = "org.aeneas.ui.mapping.preview";

    private static final int MARGIN = 6;
    private static final int WIDTH = 60;
    /** Whoever walks through a list of tables does not want the rows of each. */
    private static final long DELAY = 250;

    private final MappingModel model = MappingModel.ofWindow();
    private WhileVisible updates;
    private Label state;
    private Button read;
    private Text items;
    private Reading job;
    private Optional<TableMapping> wanted = Optional.empty();
    private Optional<Sample> sample = Optional.empty();

    /** Rows that were read, to be encoded again after each change of the mapping. */
    private record Sample(SourceConnection connection, String table, List<Row> rows) {
        boolean isOf(SourceConnection other, TableMapping mapping) {
            return connection == other && table.equals(mapping.source().qualifiedName())
                    && (rows.isEmpty() || rows.get(0).schema().equals(mapping.source()));
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        HelpTopics.set(page, HelpTopics.MAPPING);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(MARGIN, MARGIN).applyTo(page);
        state = WidgetIds.name(new Label(page, SWT.WRAP), MappingIds.PREVIEW_STATE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(WIDTH, SWT.DEFAULT)
                .applyTo(state);
        read = WidgetIds.name(new Button(page, SWT.PUSH), MappingIds.PREVIEW_READ);
        read.addListener(SWT.Selection, event -> pressed());
        items = WidgetIds.name(new Text(page, SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL),
                MappingIds.PREVIEW_ITEMS);
        AccessibleNames.set(items, getPartName());
        items.setFont(JFaceResources.getTextFont());
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(items);
        updates = new WhileVisible(model, this, this::follow);
    }

    @Override
    public void dispose() {
        updates.close();
        stop();
        super.dispose();
    }

    @Override
    public void setFocus() {
        items.setFocus();
    }

    /** The button cancels what is going on, or reads once more. */
    private void pressed() {
        if (job != null) {
            stop();
            say(Messages.Preview_CANCELLED);
            return;
        }
        sample = Optional.empty();
        begin(0);
    }

    private void follow() {
        Optional<TableMapping> now = model.selected().flatMap(Outcome::mapping);
        if (now.isPresent() && model.connection().isPresent()) {
            boolean known = sample.filter(s -> s.isOf(model.connection().get(), now.get())).isPresent();
            if (!now.equals(wanted) || job == null && !known) {
                wanted = now;
                begin(known ? 0 : DELAY);
            }
            return;
        }
        stop();
        wanted = Optional.empty();
        sample = Optional.empty();
        items.setText("");
        String hint = Hints.of(model);
        say(!hint.isEmpty() ? hint : model.selected().isEmpty() ? Messages.Table_NONE
                : model.connection().isEmpty() ? Messages.Preview_OFFLINE : Messages.Preview_UNSOUND);
    }

    private void begin(long delay) {
        stop();
        TableMapping mapping = wanted.orElseThrow();
        job = new Reading(model.connection().orElseThrow(), mapping);
        job.schedule(delay);
        say(NLS.bind(Messages.Preview_READING, mapping.source().qualifiedName()));
    }

    private void stop() {
        if (job != null) {
            job.cancel();
            job = null;
        }
    }

    private void say(String text) {
        state.setText(text.replace("&", "&&"));
        read.setText(job == null ? Messages.Preview_READ : Messages.Preview_CANCEL);
        read.setEnabled(job != null || wanted.isPresent());
        state.getParent().layout();
    }

    private void end(Reading of, String what, String text, Optional<Sample> rows) {
        if (of == job && !items.isDisposed()) {
            job = null;
            rows.ifPresent(r -> sample = Optional.of(r));
            items.setText(text);
            say(what);
        }
    }

    /** Reads if need be, and encodes. */
    private final class Reading extends Job {
        private final SourceConnection connection;
        private final TableMapping mapping;
        private final Optional<Sample> known;

        Reading(SourceConnection connection, TableMapping mapping) {
            super(NLS.bind(Messages.Preview_READING, mapping.source().qualifiedName()));
            this.connection = connection;
            this.mapping = mapping;
            this.known = sample.filter(s -> s.isOf(connection, mapping));
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            try {
                Progress progress = new JobProgress(monitor);
                String table = mapping.source().qualifiedName();
                Sample rows = known.orElseGet(() -> new Sample(connection, table,
                        SampleRows.read(connection, mapping.source(), progress)));
                String text = ItemText.of(mapping, rows.rows());
                String what = rows.rows().isEmpty() ? NLS.bind(Messages.Preview_EMPTY, table)
                        : NLS.bind(Messages.Preview_SHOWN, rows.rows().size(), table);
                UiThread.later(() -> end(this, what, text, Optional.of(rows)));
                return Status.OK_STATUS;
            } catch (CancelledException e) {
                return Status.CANCEL_STATUS;
            } catch (ProblemException e) {
                String why = e.problem().object() + ": " + e.problem().what() + " " + e.problem().remedy();
                UiThread.later(() -> end(this, why, "", Optional.empty()));
                return Status.OK_STATUS;
            } catch (RuntimeException e) {
                UiThread.later(() -> end(this, Messages.Preview_FAILED + " " + Messages.Look_INTO_LOG, "",
                        Optional.empty()));
                throw e;
            }
        }
    }
}
