package org.aeneas.ui.tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.WidgetIds;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;

/** What a window lacks for those who use it without a mouse, without seeing it, or without knowing it. */
final class DialogAudit {
    private static final Pattern MNEMONIC = Pattern.compile("(?<!&)&([^&])");
    /** Return and Escape reach them. */
    private static final Set<String> STANDARD = Set.of(IDialogConstants.OK_LABEL, IDialogConstants.CANCEL_LABEL);
    private static final List<Class<? extends Control>> INPUTS = List.of(Text.class, Combo.class, Spinner.class,
            Table.class, Tree.class, org.eclipse.swt.widgets.List.class);

    private DialogAudit() {
    }

    /** A sentence each; empty if it lacks nothing. */
    static List<String> lacks(Shell dialog) {
        List<String> lacks = new ArrayList<>();
        if (dialog.getText().isBlank()) {
            lacks.add("has no title");
        }
        if (dialog.getDefaultButton() == null) {
            lacks.add("has no default button");
        }
        if (HelpTopics.of(dialog).isEmpty()) {
            lacks.add("has no help context");
        }
        lacks.addAll(unnamed(dialog));
        Widgets.all(Control.class, dialog).forEach(control -> keyLabel(control)
                .filter(label -> !MNEMONIC.matcher(label).find() && hasFreeLetter(label, scope(control, dialog)))
                .ifPresent(label -> lacks.add("has no mnemonic in \"" + label + "\"")));
        return lacks;
    }

    /** The fields of which a screen reader could not say what they are. */
    static List<String> unnamed(Composite window) {
        return Widgets.all(Control.class, window).filter(DialogAudit::isInput)
                .filter(control -> AccessibleNames.of(control).isEmpty() && labelBefore(control).isEmpty())
                .map(control -> "has a field without a name: " + control.getClass().getSimpleName() + " "
                        + control.getData(WidgetIds.KEY)).toList();
    }

    /** The platform's own read-only texts, such as the message of a title area, speak for themselves. */
    private static boolean isInput(Control control) {
        boolean message = control instanceof Text && (control.getStyle() & SWT.READ_ONLY) != 0
                && control.getData(WidgetIds.KEY) == null;
        return INPUTS.stream().anyMatch(type -> type.isInstance(control)) && !message;
    }

    /** The text in which the letter is that the keyboard reaches the control by, if it should have one. */
    private static Optional<String> keyLabel(Control control) {
        if (control instanceof Button button) {
            return Optional.of(button.getText()).filter(text -> !text.isBlank() && !STANDARD.contains(text));
        }
        boolean edited = control instanceof Text || control instanceof Combo || control instanceof Spinner;
        return edited && isInput(control) ? labelBefore(control) : Optional.empty();
    }

    private static Optional<String> labelBefore(Control control) {
        List<Control> siblings = Arrays.asList(control.getParent().getChildren());
        int before = siblings.indexOf(control) - 1;
        return before >= 0 && siblings.get(before) instanceof Label label
                ? Optional.of(label.getText()).filter(text -> !text.isBlank()) : Optional.empty();
    }

    private static boolean hasFreeLetter(String label, Set<Character> taken) {
        return label.toLowerCase(Locale.ROOT).chars().filter(Character::isLetterOrDigit)
                .anyMatch(letter -> !taken.contains((char) letter));
    }

    /** The letters of all that is visible together with the control: its tab, and what is outside the tabs. */
    private static Set<Character> scope(Control control, Shell dialog) {
        Set<Character> taken = new HashSet<>();
        Optional<Control> tab = tabOf(control);
        Widgets.all(Control.class, dialog).filter(other -> tabOf(other).isEmpty() || tabOf(other).equals(tab))
                .map(other -> other instanceof Label label ? label.getText()
                        : other instanceof Button button ? button.getText() : "")
                .map(MNEMONIC::matcher).filter(Matcher::find)
                .forEach(found -> taken.add(Character.toLowerCase(found.group(1).charAt(0))));
        return taken;
    }

    private static Optional<Control> tabOf(Control control) {
        for (Control c = control; c.getParent() != null; c = c.getParent()) {
            if (c.getParent() instanceof TabFolder) {
                return Optional.of(c);
            }
        }
        return Optional.empty();
    }
}
