package org.aeneas.ui.cassandra.internal;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.Attempt;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.cassandra.CloneIds;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.ProgressIndicator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/**
 * A page of the wizard. What it asks of hosts when it is left runs beside it, can be cancelled, and says on the page
 * what is wrong; the page keeps what was typed.
 */
abstract class ClonePage extends WizardPage {
    private static final int MARGIN = 10;
    private static final int REMEDY_LINES = 34;

    private final CloneContext context;
    private final String explanation;
    private Composite body;
    private Text remedy;
    private ProgressIndicator busy;
    private Attempt<?> attempt;

    ClonePage(String name, String title, String explanation, CloneContext context) {
        super(name);
        this.context = context;
        this.explanation = explanation;
        setTitle(title);
        setMessage(explanation);
    }

    final CloneContext context() {
        return context;
    }

    @Override
    public final void createControl(Composite parent) {
        Composite page = HelpTopics.set(new Composite(parent, SWT.NONE), HelpTopics.CLONE);
        GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).applyTo(page);
        body = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(body);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
        remedy = WidgetIds.name(new Text(page, SWT.WRAP | SWT.MULTI | SWT.READ_ONLY),
                CloneIds.on(getName(), CloneIds.REMEDY));
        remedy.setBackground(page.getBackground());
        GridDataFactory.fillDefaults().grab(true, false).hint(1, REMEDY_LINES).applyTo(remedy);
        AccessibleNames.set(remedy, Messages.Steps_STATE);
        busy = WidgetIds.name(new ProgressIndicator(page), CloneIds.on(getName(), CloneIds.BUSY));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(busy);
        busy.setVisible(false);
        fill(body);
        setControl(page);
    }

    /** Makes its widgets. */
    abstract void fill(Composite parent);

    /** It is about to be seen. */
    void shown() {
        validate();
    }

    /** What is wrong; blank where something is merely missing. */
    abstract Optional<String> mistake();

    /** What is to be done next where something is missing; without, the page says what it is for. */
    Optional<String> hint() {
        return Optional.empty();
    }

    /** Next was chosen: goes on by {@code then}, at once or later, or says what is in the way. */
    void leave(Runnable then) {
        then.run();
    }

    /** Another page is shown, whichever: what was typed goes where others see it. */
    void keep() {
        // most have nothing to keep
    }

    @Override
    public final void setVisible(boolean visible) {
        if (visible) {
            shown();
        } else {
            keep();
        }
        super.setVisible(visible);
    }

    /** To be called after each change. */
    final void validate() {
        if (getControl() == null || isBusy()) {
            return;
        }
        Optional<String> mistake = mistake();
        remedy.setText("");
        setErrorMessage(mistake.filter(text -> !text.isBlank()).orElse(null));
        setMessage(hint().orElse(explanation));
        setPageComplete(mistake.isEmpty());
    }

    final <T> void work(String name, Function<Progress, T> what, Consumer<T> then) {
        setBusy(true);
        attempt = Attempt.begin(getShell().getDisplay(), name, what, result -> {
            ended();
            then.accept(result);
        }, this::failed, news -> setMessage(news, IMessageProvider.INFORMATION));
        getContainer().updateButtons();
    }

    private void failed(Problem problem) {
        ended();
        say(problem);
    }

    /** Says what is wrong until something is changed. */
    final void say(Problem problem) {
        setErrorMessage(problem.object() + ": " + problem.what());
        remedy.setText(problem.remedy());
    }

    final void sayBelow(String text) {
        remedy.setText(text);
    }

    final boolean isBusy() {
        return attempt != null;
    }

    /** Ends what the page waits for. */
    final void giveUp() {
        attempt.giveUp();
        ended();
        setMessage(Messages.Busy_CANCELLED, IMessageProvider.INFORMATION);
    }

    private void ended() {
        attempt = null;
        setBusy(false);
        validate();
        getContainer().updateButtons();
    }

    private void setBusy(boolean now) {
        setErrorMessage(null);
        remedy.setText("");
        body.setEnabled(!now);
        busy.setVisible(now);
        if (now) {
            busy.beginAnimatedTask();
            setPageComplete(false);
        } else {
            busy.done();
        }
    }

    @Override
    public void dispose() {
        if (attempt != null) {
            attempt.giveUp();
        }
        super.dispose();
    }
}
