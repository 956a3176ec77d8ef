package org.aeneas.ui.tests;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.aeneas.tests.support.SourceNode;
import org.aeneas.ui.WidgetIds;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.swt.widgets.Text;

/** A dialog that connects to one side. */
final class ConnectPage {

    static ConnectPage await() {
        UiThread.waitFor("the dialog that connects", () -> Widgets.find(Shell.class, WidgetIds.CONNECT_DIALOG)
                .filter(Shell::isVisible).isPresent());
        return new ConnectPage();
    }

    ConnectPage type(String id, String text) {
        UiThread.act(() -> Widgets.byId(Text.class, id).setText(text));
        return this;
    }

    /** What connects to that node. */
    ConnectPage type(SourceNode node) {
        return type(WidgetIds.connectionField("server"), node.address())
                .type(WidgetIds.connectionField("user"), SourceNode.USER)
                .type(WidgetIds.connectionField("password"), SourceNode.PASSWORD);
    }

    ConnectPage choose(String id, String text) {
        UiThread.act(() -> {
            Combo combo = Widgets.byId(Combo.class, id);
            combo.setText(text);
            combo.notifyListeners(SWT.Selection, new Event());
        });
        return this;
    }

    List<String> tabs() {
        return UiThread.ask(() -> folder().map(tabs -> Arrays.stream(tabs.getItems()).map(TabItem::getText).toList())
                .orElse(List.of()));
    }

    ConnectPage tab(String title) {
        UiThread.act(() -> folder().ifPresent(tabs -> Arrays.stream(tabs.getItems())
                .filter(tab -> tab.getText().equals(title)).forEach(tabs::setSelection)));
        return this;
    }

    private static Optional<TabFolder> folder() {
        return Widgets.all(TabFolder.class, shell()).findFirst();
    }

    String text(String id) {
        return UiThread.ask(() -> Widgets.byId(Text.class, id).getText());
    }

    /** Whether it shows something else than what was typed. */
    boolean hides(String id) {
        return UiThread.ask(() -> (Widgets.byId(Text.class, id).getStyle() & SWT.PASSWORD) != 0);
    }

    boolean canPress(String button) {
        return UiThread.ask(() -> Widgets.button(shell(), button).isEnabled());
    }

    /** The labels of fields that the keyboard does not reach. */
    List<String> labelsWithoutMnemonic() {
        return UiThread.ask(() -> Widgets.all(Label.class, shell()).map(Label::getText)
                .filter(text -> text.endsWith(":") && !text.matches(".*&[^&].*")).toList());
    }

    /** By Return, as the default button is pressed. */
    boolean hasDefault(String button) {
        return UiThread.ask(() -> shell().getDefaultButton() == Widgets.button(shell(), button));
    }

    ConnectPage press(String button) {
        UiThread.act(() -> {
            Button found = Widgets.button(shell(), button);
            found.notifyListeners(SWT.Selection, new Event());
        });
        return this;
    }

    ConnectPage awaitText(String part) {
        try {
            UiThread.waitFor(part, () -> Widgets.texts(shell()).stream().anyMatch(text -> text.contains(part)));
        } catch (AssertionError e) {
            throw new AssertionError(UiThread.ask(() -> Widgets.texts(shell())).toString(), e);
        }
        return this;
    }

    void awaitClosed() {
        try {
            UiThread.waitFor("the end of the dialog",
                    () -> Widgets.find(Shell.class, WidgetIds.CONNECT_DIALOG).isEmpty());
        } catch (AssertionError e) {
            throw new AssertionError(UiThread.ask(() -> Widgets.texts(shell())).toString(), e);
        }
    }

    /** The first time may only end an attempt. */
    static void closeAll() {
        UiThread.waitFor("the end of all dialogs", () -> {
            Widgets.find(Shell.class, WidgetIds.CONNECT_DIALOG).ifPresent(Shell::close);
            return Widgets.find(Shell.class, WidgetIds.CONNECT_DIALOG).isEmpty();
        });
    }

    private static Shell shell() {
        return Widgets.byId(Shell.class, WidgetIds.CONNECT_DIALOG);
    }
}
