package org.aeneas.ui.tests;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.aeneas.ui.WidgetIds;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Finds widgets as SWTBot would: by id, else by what they show. On the UI thread only. */
final class Widgets {

    private Widgets() {
    }

    static Optional<Shell> shellTitled(String title) {
        return shells().filter(shell -> shell.isVisible() && shell.getText().equals(title)).findFirst();
    }

    static <C extends Control> Optional<C> find(Class<C> type, String id) {
        return shells().flatMap(Widgets::tree)
                .filter(control -> Objects.equals(id, control.getData(WidgetIds.KEY)))
                .map(type::cast)
                .findFirst();
    }

    static <C extends Control> C byId(Class<C> type, String id) {
        return find(type, id).orElseThrow(() -> new AssertionError("There is no widget " + id));
    }

    static Button button(Shell shell, String text) {
        return tree(shell).filter(Button.class::isInstance).map(Button.class::cast)
                .filter(button -> button.getText().replace("&", "").equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no button " + text));
    }

    static <C extends Control> Stream<C> all(Class<C> type, Composite parent) {
        return tree(parent).filter(type::isInstance).map(type::cast);
    }

    /** Follows the link of that text in a widget that may have several. */
    static void follow(Link link, String text) {
        Matcher matcher = Pattern.compile("<a(?: href=\"([^\"]*)\")?>" + Pattern.quote(text) + "</a>")
                .matcher(link.getText());
        if (!matcher.find()) {
            throw new AssertionError("There is no link " + text + " in " + link.getText());
        }
        Event event = new Event();
        event.text = matcher.group(1) == null ? text : matcher.group(1);
        link.notifyListeners(SWT.Selection, event);
    }

    static Link link(Composite parent, String text) {
        return tree(parent).filter(Link.class::isInstance).map(Link.class::cast)
                .filter(link -> link.getText().contains(">" + text)).findFirst()
                .orElseThrow(() -> new AssertionError("There is no link " + text));
    }

    /** Every text that a user can read inside, outer ones first. */
    static List<String> texts(Composite parent) {
        return tree(parent).map(Widgets::text).flatMap(Optional::stream).filter(text -> !text.isBlank()).toList();
    }

    private static Optional<String> text(Control control) {
        if (control instanceof Label label) {
            return Optional.of(label.getText());
        }
        if (control instanceof Link link) {
            return Optional.of(link.getText().replaceAll("</?a[^>]*>", ""));
        }
        if (control instanceof Text text) {
            return Optional.of(text.getText());
        }
        return control instanceof StyledText text ? Optional.of(text.getText()) : Optional.empty();
    }

    private static Stream<Shell> shells() {
        return Arrays.stream(Display.getCurrent().getShells());
    }

    private static Stream<Control> tree(Control control) {
        return control instanceof Composite composite
                ? Stream.concat(Stream.of(control), Arrays.stream(composite.getChildren()).flatMap(Widgets::tree))
                : Stream.of(control);
    }
}
