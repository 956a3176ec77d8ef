package org.aeneas.ui.internal.connection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.engine.ConnectionField;
import org.aeneas.ui.Mnemonics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.internal.Messages;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.swt.widgets.Text;

/** The form that an engine asks for, a tab for each of its sections. */
final class FieldForm {
    private static final int MARGIN = 10;
    private static final int WIDTH = 320;

    private final List<ConnectionField> fields;
    private final Map<String, Control> controls = new LinkedHashMap<>();
    private final Runnable changed;

    /** @param changed called after each change */
    FieldForm(List<ConnectionField> fields, Runnable changed) {
        this.fields = List.copyOf(fields);
        this.changed = changed;
    }

    void create(Composite parent, Map<String, String> answers) {
        TabFolder folder = new TabFolder(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(folder);
        for (String section : fields.stream().map(ConnectionField::section).distinct().toList()) {
            Composite page = new Composite(folder, SWT.NONE);
            GridLayoutFactory.fillDefaults().numColumns(3).margins(MARGIN, MARGIN).applyTo(page);
            Mnemonics mnemonics = new Mnemonics(Messages.Browse);
            fields.stream().filter(f -> f.section().equals(section))
                    .forEach(f -> field(page, f, answers.getOrDefault(f.key(), f.defaultValue()), mnemonics));
            TabItem tab = new TabItem(folder, SWT.NONE);
            tab.setText(section);
            tab.setControl(page);
        }
    }

    /** By key; blank ones are left out. */
    Map<String, String> answers() {
        Map<String, String> answers = new LinkedHashMap<>();
        controls.forEach((key, control) -> {
            String answer = answer(control);
            if (!answer.isBlank()) {
                answers.put(key, answer);
            }
        });
        return answers;
    }

    /** As {@link ConnectDialog#mistake}. */
    Optional<String> mistake() {
        boolean missing = false;
        for (ConnectionField field : fields) {
            String answer = answer(controls.get(field.key())).strip();
            if (!answer.isEmpty() && field.kind() == ConnectionField.Kind.NUMBER && !answer.matches("[0-9]{1,9}")) {
                return Optional.of(NLS.bind(Messages.Connect_NO_NUMBER, field.label()));
            }
            missing |= answer.isEmpty() && field.required();
        }
        return missing ? Optional.of("") : Optional.empty();
    }

    private static String answer(Control control) {
        return control instanceof Button flag ? String.valueOf(flag.getSelection()) : ((Text) control).getText();
    }

    private void field(Composite page, ConnectionField field, String answer, Mnemonics mnemonics) {
        String label = mnemonics.in(field.label());
        Control control = field.kind() == ConnectionField.Kind.FLAG ? flag(page, label, answer)
                : text(page, field, label, answer);
        controls.put(field.key(), WidgetIds.name(control, WidgetIds.connectionField(field.key())));
        if (field.kind() == ConnectionField.Kind.FILE) {
            browse(page, (Text) control, field);
        }
    }

    private Control flag(Composite page, String label, String answer) {
        new Label(page, SWT.NONE);
        Button flag = new Button(page, SWT.CHECK);
        flag.setText(label);
        flag.setSelection(Boolean.parseBoolean(answer));
        flag.addListener(SWT.Selection, event -> changed.run());
        GridDataFactory.fillDefaults().span(2, 1).applyTo(flag);
        return flag;
    }

    private Control text(Composite page, ConnectionField field, String caption, String answer) {
        Label label = new Label(page, SWT.NONE);
        label.setText(caption + (field.required() ? "*:" : ":"));
        Text text = new Text(page, SWT.BORDER | (field.kind() == ConnectionField.Kind.SECRET ? SWT.PASSWORD : 0));
        text.setText(answer);
        text.addListener(SWT.Modify, event -> changed.run());
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT)
                .span(field.kind() == ConnectionField.Kind.FILE ? 1 : 2, 1).applyTo(text);
        return text;
    }

    private static void browse(Composite page, Text text, ConnectionField field) {
        Button browse = new Button(page, SWT.PUSH);
        browse.setText(Messages.Browse);
        browse.addListener(SWT.Selection, event -> {
            FileDialog dialog = new FileDialog(page.getShell(), SWT.OPEN);
            dialog.setText(field.label());
            dialog.setFileName(text.getText());
            Optional.ofNullable(dialog.open()).ifPresent(text::setText);
        });
    }
}
