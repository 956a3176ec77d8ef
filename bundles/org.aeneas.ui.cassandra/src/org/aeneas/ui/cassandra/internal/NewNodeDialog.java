package org.aeneas.ui.cassandra.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.aeneas.cassandra.clone.setup.Answers;
import org.aeneas.cassandra.clone.setup.NewNode;
import org.aeneas.cassandra.clone.setup.SetupField;
import org.aeneas.cassandra.clone.setup.SetupState;
import org.aeneas.cassandra.clone.setup.SudoMode;
import org.aeneas.core.Problem;
import org.aeneas.ui.Attempt;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.cassandra.CloneIds;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** "Add New Node": a host that becomes a node of the clone. */
final class NewNodeDialog extends TitleAreaDialog {
    private static final int MARGIN = 10;
    private static final int RESULT_HEIGHT = 60;
    private static final int TEST = IDialogConstants.CLIENT_ID + 1;
    /** Where Cassandra is there already. */
    private static final List<SetupField> OF_INSTALLED = List.of(SetupField.CONFIGURATION, SetupField.STOP,
            SetupField.START);

    private final CloneContext context;
    private final boolean isNew;
    private final Set<String> taken;
    private Answers answers;
    private AnswerForm form;
    private Text result;
    private Attempt<?> attempt;

    /** @param taken addresses of other nodes */
    NewNodeDialog(Shell parent, CloneContext context, Answers before, boolean isNew, Set<String> taken) {
        super(parent);
        this.context = context;
        this.answers = before;
        this.isNew = isNew;
        this.taken = Set.copyOf(taken);
        setHelpAvailable(false);
    }

    Answers answers() {
        return answers;
    }

    /** An answer for people. */
    static String shown(SetupField field, String answer) {
        boolean yes = answer.equals(Answers.YES);
        return switch (field) {
            case SEED -> yes ? Messages.Answer_YES : Messages.Answer_NO;
            case COPY -> answer.equals(Answers.NO) ? Messages.Answer_THERE : Messages.Answer_COPY;
            default -> answer;
        };
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(title());
        WidgetIds.name(shell, CloneIds.NODE_DIALOG);
        HelpTopics.set(shell, HelpTopics.CLONE);
    }

    private String title() {
        return isNew ? Messages.NewNode_ADD_TITLE : Messages.NewNode_EDIT_TITLE;
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(title());
        setMessage(Messages.NewNode_MESSAGE);
        Composite page = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).applyTo(page);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(page);
        form = new AnswerForm(page, 2, CloneIds::newNodeField, this::changed, Messages.NewNode_TEST,
                Messages.NewNode_ADD, Messages.NewNode_RESULT);
        SetupField.NEW_NODE.forEach(field -> form.add(field, choices(field)));
        Composite below = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(below);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(below);
        Label label = new Label(below, SWT.NONE);
        label.setText(Messages.NewNode_RESULT);
        result = WidgetIds.name(new Text(below, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL),
                CloneIds.TEST_RESULT);
        GridDataFactory.fillDefaults().grab(true, true).hint(1, RESULT_HEIGHT).applyTo(result);
        form.show(answers.with(SetupField.SEED, shown(SetupField.SEED, answers.get(SetupField.SEED)))
                .with(SetupField.COPY, shown(SetupField.COPY, answers.get(SetupField.COPY))));
        return area;
    }

    private static List<String> choices(SetupField field) {
        return switch (field) {
            case SUDO -> Arrays.stream(SudoMode.values()).map(SudoMode::label).toList();
            case SEED -> List.of(Messages.Answer_YES, Messages.Answer_NO);
            case COPY -> List.of(Messages.Answer_COPY, Messages.Answer_THERE);
            default -> List.of();
        };
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        WidgetIds.name(createButton(parent, TEST, Messages.NewNode_TEST, false), CloneIds.TEST);
        createButton(parent, IDialogConstants.OK_ID, isNew ? Messages.NewNode_ADD : Messages.NewNode_SAVE, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        changed();
    }

    private Answers now() {
        Answers typed = form.answers(Answers.NONE);
        return typed.with(SetupField.SEED, typed.get(SetupField.SEED).equals(Messages.Answer_YES) ? Answers.YES
                : Answers.NO).with(SetupField.COPY, typed.get(SetupField.COPY).equals(Messages.Answer_COPY)
                        ? Answers.YES : Answers.NO);
    }

    private void changed() {
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok == null) {
            return;
        }
        Answers typed = now();
        boolean copied = typed.is(SetupField.COPY);
        OF_INSTALLED.forEach(field -> form.setEnabled(field, !copied));
        Optional<String> mistake = NewNode.mistake(typed).or(() -> typed.has(SetupField.PRIVATE)
                && taken.contains(typed.host()) ? Optional.of(Messages.NewNode_MEMBER) : Optional.empty());
        Optional<SetupField> missing = NewNode.missing(typed);
        setErrorMessage(mistake.orElse(null));
        setMessage(missing.map(field -> NLS.bind(Messages.NewNode_MISSING, field.label()))
                .orElse(Messages.NewNode_MESSAGE));
        ok.setEnabled(mistake.isEmpty() && missing.isEmpty() && attempt == null);
        getButton(TEST).setEnabled(ok.isEnabled());
    }

    @Override
    protected void buttonPressed(int id) {
        if (id == TEST) {
            test();
        } else {
            super.buttonPressed(id);
        }
    }

    private void test() {
        Answers typed = now();
        SetupState state = context.state();
        result.setText("");
        attempt = Attempt.begin(getShell().getDisplay(), Messages.NewNode_TESTING,
                progress -> context.setup().test(state, typed, progress), this::passed, this::failed,
                news -> setMessage(news, IMessageProvider.INFORMATION));
        changed();
        setMessage(Messages.NewNode_TESTING, IMessageProvider.INFORMATION);
    }

    private void passed(NewNode node) {
        ended();
        int count = node.warnings().size();
        setMessage(count == 0 ? Messages.NewNode_TESTED : NLS.bind(Messages.NewNode_WARNINGS, count),
                count == 0 ? IMessageProvider.INFORMATION : IMessageProvider.WARNING);
        result.setText(count == 0 ? NLS.bind(Messages.NewNode_OK, node.node().version())
                : String.join("\n", node.warnings()));
    }

    private void failed(Problem problem) {
        ended();
        setErrorMessage(problem.object() + ": " + problem.what());
        result.setText(problem.what() + "\n" + problem.remedy());
    }

    private void ended() {
        attempt = null;
        changed();
    }

    @Override
    protected void okPressed() {
        answers = now();
        super.okPressed();
    }

    @Override
    protected void cancelPressed() {
        if (attempt == null) {
            super.cancelPressed();
            return;
        }
        attempt.giveUp();
        ended();
        setMessage(Messages.Busy_CANCELLED, IMessageProvider.INFORMATION);
    }

    @Override
    public boolean close() {
        if (attempt != null) {
            attempt.giveUp();
        }
        return super.close();
    }
}
