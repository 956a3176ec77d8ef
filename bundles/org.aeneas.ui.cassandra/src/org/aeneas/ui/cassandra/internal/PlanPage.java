package org.aeneas.ui.cassandra.internal;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

import org.aeneas.cassandra.clone.ClonePlan;
import org.aeneas.cassandra.clone.ClonePlan.Consent;
import org.aeneas.cassandra.clone.Consistency;
import org.aeneas.cassandra.clone.Planner;
import org.aeneas.cassandra.clone.setup.PlanText;
import org.aeneas.cassandra.clone.setup.SetupField;
import org.aeneas.cassandra.clone.setup.SetupState;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.Mnemonics;
import org.aeneas.ui.QuestionDialog;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.cassandra.CloneIds;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Everything that will be done, and what has to be agreed to. Next checks the hosts and asks once more. */
final class PlanPage extends ClonePage {
    private static final int NUMBER_WIDTH = 90;
    private static final int PLAN_HEIGHT = 160;

    /** Beside those of the wizard's buttons and of the number. */
    private final Mnemonics mnemonics = new Mnemonics("&Back", "&Next", "&Finish", "&M");
    private final Map<Consistency, Button> levels = new EnumMap<>(Consistency.class);
    private final Map<String, Button> consents = new LinkedHashMap<>();
    private final Set<String> given = new HashSet<>();
    private Button parallel;
    private Text megabits;
    private Button repair;
    private Text text;
    private Composite agreements;
    private Optional<ClonePlan> plan = Optional.empty();
    private Optional<Problem> obstacle = Optional.empty();

    PlanPage(CloneContext context) {
        super("plan", Messages.Plan_TITLE, Messages.Plan_MESSAGE, context);
    }

    @Override
    void fill(Composite parent) {
        Group group = new Group(parent, SWT.NONE);
        group.setText(Messages.Plan_CONSISTENCY);
        group.setLayout(new RowLayout(SWT.HORIZONTAL));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
        for (Consistency level : Consistency.values()) {
            levels.put(level, check(group, mnemonics.in(level.name()), CloneIds.consistency(level)));
        }
        Composite options = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).applyTo(options);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(options);
        parallel = check(options, mnemonics.in(Messages.Plan_PARALLEL), CloneIds.PARALLEL);
        Label label = new Label(options, SWT.NONE);
        label.setText("&" + Messages.Plan_MEGABITS);
        megabits = WidgetIds.name(new Text(options, SWT.BORDER), CloneIds.MEGABITS);
        megabits.setMessage(Messages.Plan_MEGABITS_HINT);
        megabits.addListener(SWT.Modify, event -> changed());
        GridDataFactory.fillDefaults().hint(NUMBER_WIDTH, SWT.DEFAULT).applyTo(megabits);
        repair = check(parent, mnemonics.in(Messages.Plan_REPAIR), CloneIds.REPAIR);
        text = WidgetIds.name(new Text(parent, SWT.BORDER | SWT.MULTI | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL),
                CloneIds.PLAN);
        text.setFont(JFaceResources.getTextFont());
        AccessibleNames.set(text, Messages.Plan_TEXT);
        GridDataFactory.fillDefaults().grab(true, true).hint(1, PLAN_HEIGHT).applyTo(text);
        agreements = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(agreements);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(agreements);
    }

    private Button check(Composite parent, String label, String id) {
        Button button = WidgetIds.name(new Button(parent, SWT.CHECK), id);
        button.setText(label);
        button.addListener(SWT.Selection, event -> changed());
        return button;
    }

    @Override
    void shown() {
        changed();
        super.shown();
    }

    private void changed() {
        SetupState state = context().state();
        Set<Consistency> used = EnumSet.noneOf(Consistency.class);
        levels.forEach((level, button) -> {
            if (button.getSelection()) {
                used.add(level);
            }
        });
        boolean number = limit().isEmpty() && !megabits.getText().isBlank();
        OptionalInt most = number ? OptionalInt.empty() : limit();
        context().setState(state.withChoices(new SetupState.Choices(state.choices().keyspaces(), used,
                parallel.getSelection(), most, repair.getSelection())));
        replan();
        validate();
    }

    private OptionalInt limit() {
        String typed = megabits.getText().strip();
        return typed.isEmpty() || SetupField.HEAP.mistake(typed).isPresent() ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(typed));
    }

    private void replan() {
        try {
            plan = Optional.of(Planner.plan(context().state().cluster().orElseThrow(), context().state().wanted()));
            obstacle = Optional.empty();
        } catch (ProblemException e) {
            plan = Optional.empty();
            obstacle = Optional.of(e.problem());
        }
        String now = plan.map(PlanText::of).orElse("");
        if (!text.getText().equals(now)) {
            text.setText(now);
        }
        showConsents(plan.map(ClonePlan::consents).orElse(List.of()));
    }

    private void showConsents(List<Consent> asked) {
        if (List.copyOf(consents.keySet()).equals(asked.stream().map(Consent::id).toList())
                && asked.stream().allMatch(it -> shown(it).endsWith(names(it)))) {
            return;
        }
        consents.values().forEach(Button::dispose);
        consents.clear();
        for (Consent consent : asked) {
            Button button = WidgetIds.name(new Button(agreements, SWT.CHECK | SWT.WRAP),
                    CloneIds.consent(consent.id()));
            button.setText(mnemonics.in(consent.text() + " " + names(consent)));
            button.setSelection(given.contains(consent.id()));
            button.addListener(SWT.Selection, event -> {
                given.remove(consent.id());
                if (button.getSelection()) {
                    given.add(consent.id());
                }
                validate();
            });
            GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).applyTo(button);
            consents.put(consent.id(), button);
        }
        agreements.getParent().layout(true, true);
    }

    private String shown(Consent consent) {
        return consents.get(consent.id()).getText().replace("&", "");
    }

    private static String names(Consent consent) {
        return "(" + String.join(", ", consent.names()) + ")";
    }

    @Override
    Optional<String> mistake() {
        if (limit().isEmpty() && !megabits.getText().isBlank()) {
            return Optional.of(SetupField.HEAP.mistake(megabits.getText()).orElse("")
                    .replace(SetupField.HEAP.label(), "Mb/s"));
        }
        if (obstacle.isPresent()) {
            return obstacle.map(problem -> problem.object() + ": " + problem.what() + "\n" + problem.remedy());
        }
        return hint().map(missing -> "");
    }

    @Override
    Optional<String> hint() {
        if (context().state().choices().consistency().isEmpty()) {
            return Optional.of(Messages.Plan_CONSISTENCY_MISSING);
        }
        return consents.values().stream().allMatch(Button::getSelection) ? Optional.empty()
                : Optional.of(Messages.Plan_CONSENT);
    }

    @Override
    void leave(Runnable then) {
        Set<String> agreed = Set.copyOf(consents.keySet());
        ClonePlan now = plan.orElseThrow();
        SetupState asked = context().state();
        work(Messages.Plan_CHECK, progress -> context().desk().store().check(asked, agreed, context().setup(),
                progress), problems -> {
                    if (!problems.isEmpty()) {
                        say(problems);
                    } else if (confirmed(now)) {
                        context().setConsents(agreed);
                        then.run();
                    }
                });
    }

    private void say(List<Problem> problems) {
        Problem first = problems.get(0);
        say(first);
        if (problems.size() > 1) {
            text.setText(NLS.bind(Messages.Plan_PROBLEMS, problems.size()) + "\n\n" + problems.stream()
                    .map(problem -> problem.object() + "\n   " + problem.what() + "\n   " + problem.remedy())
                    .collect(Collectors.joining("\n\n")) + "\n\n" + text.getText());
        }
    }

    private boolean confirmed(ClonePlan now) {
        String message = now.restarts().isEmpty() ? NLS.bind(Messages.Confirm_NONE, now.datacenter())
                : NLS.bind(Messages.Confirm_RESTARTS, now.datacenter(), String.join("\n", now.restarts()));
        return new QuestionDialog(CloneIds.CONFIRM, getShell(), Messages.Confirm_TITLE, message,
                now.restarts().isEmpty() ? MessageDialog.QUESTION : MessageDialog.WARNING, 0,
                IDialogConstants.OK_LABEL, IDialogConstants.CANCEL_LABEL).withTopic(HelpTopics.CLONE).open() == 0;
    }
}
