package org.aeneas.ui.internal.settings;

import java.util.function.Consumer;
import java.util.function.Function;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.SettingsIds;
import org.aeneas.ui.WidgetIds;
import org.eclipse.jface.dialogs.ProgressIndicator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;

/**
 * What a dialog does in the background: meanwhile its fields cannot be changed, and a bar below them shows that
 * something goes on. In the bar's place stands afterwards what a Problem says beside its first sentence: the title area
 * of a dialog has room for two lines only.
 */
final class DialogWork {
    private static final int INDENT = 10;

    private final Composite fields;
    private final Composite below;
    private final ProgressIndicator bar;
    private final Text details;
    private final Runnable changed;
    private final String name;
    private Work work;

    /**
     * @param name    for people, in the Progress view
     * @param area    below which the bar appears
     * @param fields  that cannot be changed meanwhile
     * @param lines   of the details
     * @param changed called when it has begun or ended
     */
    DialogWork(String name, Composite area, Composite fields, int lines, Runnable changed) {
        this.name = name;
        this.fields = fields;
        this.changed = changed;
        this.below = new Composite(area, SWT.NONE);
        below.setLayout(new StackLayout());
        this.bar = new ProgressIndicator(below, SWT.HORIZONTAL);
        this.details = WidgetIds.name(new Text(below, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP), SettingsIds.DETAILS);
        AccessibleNames.set(details, Messages.Dialog_DETAILS);
        details.setBackground(area.getBackground());
        GridDataFactory.fillDefaults().grab(true, false).indent(INDENT, 0)
                .hint(SWT.DEFAULT, lines * details.getLineHeight()).applyTo(below);
    }

    /** To what a Problem happened, and what to do: until something else is begun or shown. */
    void show(Problem problem) {
        details.setText(problem.object() + "\n" + problem.remedy());
        top(details);
    }

    void clear() {
        if (!running()) {
            top(null);
        }
    }

    private void top(Control control) {
        ((StackLayout) below.getLayout()).topControl = control;
        below.layout();
    }

    boolean running() {
        return work != null;
    }

    /** Both are called on the UI thread after the work, and not where it was given up. */
    <T> void begin(Function<Progress, T> task, Consumer<T> success, Consumer<Problem> failure) {
        work = Work.begin(name, task, result -> {
            end();
            success.accept(result);
        }, problem -> {
            end();
            failure.accept(problem);
        });
        show();
    }

    void giveUp() {
        if (work != null) {
            work.giveUp();
            end();
        }
    }

    private void end() {
        work = null;
        show();
    }

    private void show() {
        if (fields.isDisposed()) {
            return;
        }
        fields.setEnabled(!running());
        if (running()) {
            top(bar);
            bar.beginAnimatedTask();
        } else {
            bar.done();
            top(null);
        }
        changed.run();
    }
}
