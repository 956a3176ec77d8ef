package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Modifier;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.osgi.framework.Bundle;

/** Dialogs that a test has opened, and what they lack. */
final class AuditedDialogs {
    private final Map<String, List<String>> lacks = new TreeMap<>();
    private final Set<String> seen = new TreeSet<>();

    /** Presses a button that opens something. */
    static void open(String button) {
        UiThread.waitFor(button, () -> Widgets.byId(Button.class, button).isEnabled());
        UiThread.actWithoutWaiting(() -> Widgets.byId(Button.class, button)
                .notifyListeners(SWT.Selection, new Event()));
    }

    static void await(String id) {
        UiThread.waitFor(id, () -> Widgets.find(Shell.class, id).filter(Shell::isVisible).isPresent());
    }

    /** Waits for the dialog, looks at it and closes it. */
    void look(String id) {
        inspect(id);
        UiThread.act(() -> Widgets.byId(Shell.class, id).close());
    }

    /** As {@link #look}, but leaves it open. */
    void inspect(String id) {
        await(id);
        UiThread.act(() -> {
            Shell shell = Widgets.byId(Shell.class, id);
            List<String> found = DialogAudit.lacks(shell);
            if (!found.isEmpty()) {
                lacks.put(shell.getText(), found);
            }
            if (shell.getData() instanceof Window window) {
                seen.add(window.getClass().getName());
            }
        });
    }

    /** That nothing was lacking, and that every dialog of the bundle was looked at. */
    void assertAllOf(String... bundles) throws ReflectiveOperationException {
        assertEquals(Map.of(), lacks);
        Set<String> missed = new TreeSet<>();
        for (String bundle : bundles) {
            missed.addAll(dialogs(Platform.getBundle(bundle)));
        }
        missed.removeAll(seen);
        assertEquals(Set.of(), missed, "not looked at");
    }

    /** Whoever writes a new one has to open it in a test. */
    private static Set<String> dialogs(Bundle bundle) throws ReflectiveOperationException {
        Set<String> names = new TreeSet<>();
        for (URL url : Collections.list(bundle.findEntries("/org/aeneas", "*Dialog.class", true))) {
            String path = url.getPath();
            Class<?> type = bundle.loadClass(path.substring(path.indexOf("org/aeneas"), path.length() - 6)
                    .replace('/', '.'));
            if (Window.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                names.add(type.getName());
            }
        }
        return names;
    }
}
