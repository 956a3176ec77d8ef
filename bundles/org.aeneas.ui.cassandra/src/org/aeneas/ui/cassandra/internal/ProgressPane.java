package org.aeneas.ui.cassandra.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.aeneas.cassandra.clone.CloneJournal;
import org.aeneas.cassandra.clone.Step;
import org.aeneas.cassandra.clone.StepState;
import org.aeneas.cassandra.clone.StreamProgress;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.cassandra.CloneIds;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** How far a clone is: its steps, a bar, and what is received at what rate. On the UI thread. */
final class ProgressPane {
    private static final int WHOLE = 1000;
    private static final int STEP_WIDTH = 560;
    private static final int STATE_WIDTH = 130;
    private static final int NEWS_HEIGHT = 34;
    private static final int TABLE_HEIGHT = 110;
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};
    private static final int KILO = 1000;

    private final Table steps;
    private final ProgressBar bar;
    private final Label news;

    /** @param page whose name its widgets' ids have */
    ProgressPane(Composite parent, String page) {
        steps = WidgetIds.name(new Table(parent, SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL),
                CloneIds.on(page, CloneIds.STEPS));
        AccessibleNames.set(steps, Messages.Steps_LABEL);
        steps.setHeaderVisible(true);
        column(Messages.Steps_STEP, STEP_WIDTH);
        column(Messages.Steps_STATE, STATE_WIDTH);
        GridDataFactory.fillDefaults().grab(true, true).hint(1, TABLE_HEIGHT).applyTo(steps);
        bar = WidgetIds.name(new ProgressBar(parent, SWT.HORIZONTAL), CloneIds.on(page, CloneIds.BAR));
        bar.setMaximum(WHOLE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        news = WidgetIds.name(new Label(parent, SWT.WRAP), CloneIds.on(page, CloneIds.NEWS));
        GridDataFactory.fillDefaults().grab(true, false).hint(1, NEWS_HEIGHT).applyTo(news);
    }

    private void column(String title, int width) {
        TableColumn column = new TableColumn(steps, SWT.LEFT);
        column.setText(title);
        column.setWidth(width);
    }

    void show(CloneJournal journal, Optional<CloneJob> job) {
        List<Step> all = journal.plan().steps();
        if (steps.getItemCount() != all.size()) {
            steps.removeAll();
            all.forEach(step -> new TableItem(steps, SWT.NONE).setText(0, step.explanation().title()));
        }
        boolean undoes = journal.undoing();
        int done = 0;
        int current = -1;
        for (int i = 0; i < all.size(); i++) {
            StepState state = journal.state(all.get(i));
            if (!steps.getItem(i).getText(1).equals(text(state))) {
                steps.getItem(i).setText(1, text(state));
            }
            boolean over = undoes ? !state.touched() || state == StepState.KEPT : state == StepState.DONE;
            done += over ? 1 : 0;
            current = state == StepState.RUNNING || state == StepState.UNDOING ? i : current;
        }
        List<StreamProgress> streams = job.filter(CloneJob::isUnderWay).map(CloneJob::streams).orElse(List.of());
        bar.setSelection((int) (WHOLE * (done + part(streams)) / Math.max(1, all.size())));
        boolean moving = current >= 0 && job.filter(CloneJob::isUnderWay).isPresent();
        news.setText(moving ? line(all, current, streams) : "");
        if (moving) {
            steps.showItem(steps.getItem(current));
        }
    }

    private static double part(List<StreamProgress> streams) {
        long bytes = streams.stream().mapToLong(it -> it.streams().bytes()).sum();
        return bytes == 0 ? 0 : Math.min(1, (double) streams.stream().mapToLong(it -> it.streams().bytesDone()).sum()
                / bytes);
    }

    private static String line(List<Step> all, int current, List<StreamProgress> streams) {
        String step = NLS.bind(Messages.Sync_STEP, new Object[] {current + 1, all.size(),
            all.get(current).explanation().title()});
        return (step + "\n" + streams.stream().map(ProgressPane::text).collect(Collectors.joining("; ")))
                .replace("&", "&&");
    }

    private static String text(StreamProgress stream) {
        String text = NLS.bind(Messages.Sync_BYTES, new Object[] {stream.host(), bytes(stream.streams().bytesDone()),
            bytes(stream.streams().bytes()), stream.streams().filesDone(), stream.streams().files(),
            bytes(stream.rate())});
        return text + stream.left().map(left -> NLS.bind(Messages.Sync_LEFT, time(left))).orElse("")
                + (stream.stalled() ? NLS.bind(Messages.Sync_STALLED, time(stream.quiet())) : "");
    }

    private static String bytes(long count) {
        int unit = 0;
        double rest = count;
        while (rest >= KILO && unit < UNITS.length - 1) {
            rest /= KILO;
            unit++;
        }
        return String.format(unit == 0 ? "%.0f %s" : "%.1f %s", rest, UNITS[unit]);
    }

    private static String time(Duration time) {
        if (time.toHours() > 0) {
            return NLS.bind(Messages.Time_HOURS, time.toHours(), time.toMinutesPart());
        }
        return time.toMinutes() > 0 ? NLS.bind(Messages.Time_MINUTES, time.toMinutes())
                : NLS.bind(Messages.Time_SECONDS, time.toSeconds());
    }

    private static String text(StepState state) {
        return switch (state) {
            case WAITING -> Messages.Steps_WAITING;
            case RUNNING -> Messages.Steps_RUNNING;
            case DONE -> Messages.Steps_DONE;
            case FAILED -> Messages.Steps_FAILED;
            case UNDOING -> Messages.Steps_UNDOING;
            case UNDONE -> Messages.Steps_UNDONE;
            case KEPT -> Messages.Steps_KEPT;
        };
    }
}
