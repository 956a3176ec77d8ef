package org.aeneas.ui.mapping.internal.table;

import java.util.Optional;
import java.util.function.Function;

import org.aeneas.core.Problem;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.mapping.MappingIds;
import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Fields whose changes hold at once, and that keep what was typed wrong beside the reason why it does not hold. */
final class Fields {
    private static final int GAP = 7;
    private static final int WIDTH = 60;

    private Fields() {
    }

    private static Label label(Composite parent, String text) {
        Label label = new Label(parent, SWT.NONE);
        label.setText(text);
        return label;
    }

    /** A line of text. */
    static final class Line {
        private final Text text;
        private final Label label;
        private final ControlDecoration decoration;
        private final Label message;
        private final Function<String, Optional<Problem>> change;
        private boolean filling;
        private boolean wrong;

        /**
         * @param message where a problem is told in words; several fields may share it
         * @param change  called after each key; what it answers is why the text cannot be taken
         */
        Line(Composite parent, String id, String name, Label message, Function<String, Optional<Problem>> change) {
            this.label = label(parent, name);
            this.text = WidgetIds.name(new Text(parent, SWT.BORDER), id);
            this.message = message;
            this.change = change;
            GridDataFactory.fillDefaults().grab(true, false).indent(GAP, 0).hint(WIDTH, SWT.DEFAULT).applyTo(text);
            decoration = new ControlDecoration(text, SWT.LEFT | SWT.CENTER);
            decoration.setImage(FieldDecorationRegistry.getDefault()
                    .getFieldDecoration(FieldDecorationRegistry.DEC_ERROR).getImage());
            decoration.hide();
            text.addListener(SWT.Modify, event -> typed());
        }

        Text text() {
            return text;
        }

        /** What holds; a text that is wrong stays, with its reason, until {@link #forget}. */
        void show(String value, boolean enabled, String tip) {
            text.setEnabled(enabled);
            label.setEnabled(enabled);
            text.setToolTipText(tip.isEmpty() ? null : tip);
            if (!wrong && !text.getText().equals(value)) {
                filling = true;
                text.setText(value);
                filling = false;
            }
        }

        /** Something else is shown from now on. */
        void forget() {
            if (wrong) {
                tell(Optional.empty());
            }
        }

        private void typed() {
            if (!filling) {
                tell(change.apply(text.getText()));
            }
        }

        private void tell(Optional<Problem> problem) {
            wrong = problem.isPresent();
            String words = problem.map(p -> p.what() + " " + p.remedy()).orElse("");
            decoration.setDescriptionText(words);
            if (wrong) {
                decoration.show();
            } else {
                decoration.hide();
            }
            say(message, words);
        }
    }

    /** Yes, no, or what holds otherwise. */
    static final class Choice {
        private final Combo combo;
        private final Label label;

        Choice(Composite parent, String id, String name, String[] texts,
                Function<Optional<Boolean>, Optional<Problem>> change) {
            label = label(parent, name);
            combo = WidgetIds.name(new Combo(parent, SWT.READ_ONLY), id);
            combo.setItems(texts);
            GridDataFactory.fillDefaults().grab(true, false).indent(GAP, 0).hint(WIDTH, SWT.DEFAULT).applyTo(combo);
            combo.addListener(SWT.Selection, event -> change.apply(switch (combo.getSelectionIndex()) {
                case 1 -> Optional.of(true);
                case 2 -> Optional.of(false);
                default -> Optional.empty();
            }));
        }

        void show(Optional<Boolean> value, boolean enabled) {
            combo.select(value.map(yes -> yes ? 1 : 2).orElse(0));
            combo.setEnabled(enabled);
            label.setEnabled(enabled);
        }
    }

    /** What has nothing to say takes no room. */
    static void say(Label label, String words) {
        String text = words.replace("&", "&&");
        if (label.getText().equals(text)) {
            return;
        }
        label.setText(text);
        ((GridData) label.getLayoutData()).exclude = words.isEmpty();
        label.setVisible(!words.isEmpty());
        label.requestLayout();
    }

    /** Where a problem of the fields above is told; empty while there is none. */
    static Label message(Composite parent, String field, int columns) {
        Label message = WidgetIds.name(new Label(parent, SWT.WRAP), MappingIds.problemOf(field));
        message.setForeground(parent.getDisplay().getSystemColor(SWT.COLOR_RED));
        GridDataFactory.fillDefaults().grab(true, false).span(columns, 1).hint(WIDTH, SWT.DEFAULT).exclude(true).applyTo(message);
        return message;
    }
}
