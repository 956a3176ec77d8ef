package org.aeneas.ui.cassandra.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.aeneas.cassandra.clone.setup.Answers;
import org.aeneas.cassandra.clone.setup.SetupField;
import org.aeneas.cassandra.clone.setup.SetupField.Kind;
import org.aeneas.ui.Mnemonics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.cassandra.CloneIds;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Fields for questions, two a line where there is room. On the UI thread. */
final class AnswerForm {
    /** Labels of the buttons of a wizard, whose letters are taken. */
    static final String[] WIZARD = {"&Back", "&Next", "&Finish"};
    private static final int FIELD = 3;
    private static final int WIDTH = 190;
    private static final int SPACING = 6;

    private final Composite page;
    private final Function<SetupField, String> ids;
    private final Runnable changed;
    private final Mnemonics mnemonics;
    private final Map<SetupField, Control> controls = new EnumMap<>(SetupField.class);

    /**
     * An empty one.
     *
     * @param ids     of the fields' widgets
     * @param changed called after each change
     * @param taken   other labels beside it, whose letters are taken
     */
    AnswerForm(Composite parent, int columns, Function<SetupField, String> ids, Runnable changed, String... taken) {
        this.page = new Composite(parent, SWT.NONE);
        this.ids = ids;
        this.mnemonics = new Mnemonics(taken);
        this.changed = changed;
        GridLayoutFactory.fillDefaults().numColumns(columns * FIELD).spacing(SPACING, SPACING).applyTo(page);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(page);
    }

    void add(Collection<SetupField> fields) {
        fields.forEach(field -> add(field, List.of()));
    }

    /** @param choices of which one is chosen; empty where it is typed */
    void add(SetupField field, List<String> choices) {
        Label label = new Label(page, SWT.NONE);
        label.setText(mnemonics.in(field.label()) + ":");
        boolean file = field.kind() == Kind.FILE;
        Control control = choices.isEmpty() ? text(field) : combo(choices);
        WidgetIds.name(control, ids.apply(field));
        GridDataFactory.fillDefaults().grab(true, false).span(file ? 1 : 2, 1).hint(WIDTH, SWT.DEFAULT)
                .applyTo(control);
        controls.put(field, control);
        if (file) {
            browse(field, (Text) control);
        }
    }

    private Text text(SetupField field) {
        int style = field.isSecret() ? SWT.PASSWORD : field.kind() == Kind.FOUND ? SWT.READ_ONLY : SWT.NONE;
        Text text = new Text(page, SWT.BORDER | SWT.SINGLE | style);
        text.addListener(SWT.Modify, event -> changed.run());
        return text;
    }

    private Combo combo(List<String> choices) {
        Combo combo = new Combo(page, SWT.READ_ONLY);
        combo.setItems(choices.toArray(String[]::new));
        combo.select(0);
        combo.addListener(SWT.Selection, event -> changed.run());
        return combo;
    }

    private void browse(SetupField field, Text text) {
        Button button = WidgetIds.name(new Button(page, SWT.PUSH), CloneIds.browse(ids.apply(field)));
        button.setText(mnemonics.in(Messages.Browse));
        button.addListener(SWT.Selection, event -> {
            FileDialog dialog = new FileDialog(page.getShell(), SWT.OPEN);
            dialog.setText(field.label());
            Optional.ofNullable(dialog.open()).ifPresent(text::setText);
        });
    }

    /** Offers other choices; what was chosen stays if it can. */
    void choices(SetupField field, List<String> choices) {
        Combo combo = (Combo) controls.get(field);
        String before = combo.getText();
        combo.setItems(choices.toArray(String[]::new));
        combo.select(Math.max(0, choices.indexOf(before)));
    }

    Answers answers(Answers before) {
        Answers now = before;
        for (Map.Entry<SetupField, Control> entry : controls.entrySet()) {
            now = now.with(entry.getKey(), entry.getValue() instanceof Combo combo ? combo.getText()
                    : ((Text) entry.getValue()).getText());
        }
        return now;
    }

    void show(Answers answers) {
        controls.forEach((field, control) -> {
            String answer = answers.get(field);
            if (control instanceof Combo combo) {
                int index = combo.indexOf(answer);
                combo.select(index < 0 ? Math.max(0, combo.getSelectionIndex()) : index);
            } else if (!((Text) control).getText().equals(answer)) {
                ((Text) control).setText(answer);
            }
        });
    }

    /** What is wrong with the form of an answer; the first. */
    Optional<String> mistake() {
        return new ArrayList<>(answers(Answers.NONE).mistakes(controls.keySet())).stream().findFirst();
    }

    Control control(SetupField field) {
        return controls.get(field);
    }

    void setEnabled(SetupField field, boolean enabled) {
        controls.get(field).setEnabled(enabled);
    }
}
