package org.aeneas.ui.internal;

import org.aeneas.ui.Services;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.e4.ui.css.swt.theme.IThemeManager;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.osgi.service.prefs.BackingStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * View, Theme: light, dark, or as the desktop is. Where Windows asks for high contrast, the platform does not use the
 * dark theme, and the light one takes the system's colours.
 */
final class ThemeMenu {
    private static final Logger LOG = LoggerFactory.getLogger(ThemeMenu.class);
    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";
    /** Where the platform keeps the theme that was chosen; without it, it follows the desktop. */
    private static final String PREFERENCES = "org.eclipse.e4.ui.css.swt.theme";
    private static final String CHOSEN = "themeid";

    private static boolean desktopIsDark;

    private ThemeMenu() {
    }

    /** To be called before the workbench begins: a dark theme of ours darkens what the system says of itself. */
    static void rememberDesktop() {
        desktopIsDark = Display.isSystemDarkTheme();
    }

    /**
     * To be called before the workbench begins, which is styled then: adds to the dark theme what GTK needs to draw
     * disabled buttons and fields as such.
     */
    static void tellDisabledApart(Display display) {
        if (Platform.WS_GTK.equals(Platform.getWS())) {
            Services.first(IThemeManager.class).ifPresent(themes -> themes.getEngineForDisplay(display)
                    .registerStylesheet("platform:/plugin/org.aeneas.ui/css/dark-gtk.css", DARK));
        }
    }

    static IMenuManager of(IWorkbenchWindow window) {
        MenuManager menu = new MenuManager(Messages.Menu_THEME, "theme");
        Action desktop = action(Messages.Theme_DESKTOP, () -> follow(window));
        Action light = action(Messages.Theme_LIGHT, () -> choose(window, LIGHT));
        Action dark = action(Messages.Theme_DARK, () -> choose(window, DARK));
        menu.add(desktop);
        menu.add(light);
        menu.add(dark);
        menu.addMenuListener(shown -> {
            String chosen = preferences().get(CHOSEN, "");
            desktop.setChecked(chosen.isEmpty());
            light.setChecked(chosen.equals(LIGHT));
            dark.setChecked(chosen.equals(DARK));
        });
        return menu;
    }

    private static Action action(String text, Runnable choose) {
        return new Action(text, IAction.AS_RADIO_BUTTON) {
            @Override
            public void run() {
                if (isChecked()) {
                    choose.run();
                }
            }
        };
    }

    private static void choose(IWorkbenchWindow window, String theme) {
        engine(window).setTheme(theme, true);
    }

    private static void follow(IWorkbenchWindow window) {
        engine(window).setTheme(desktopIsDark ? DARK : LIGHT, false);
        IEclipsePreferences preferences = preferences();
        preferences.remove(CHOSEN);
        try {
            preferences.flush();
        } catch (BackingStoreException e) {
            LOG.warn("The next start has the theme that was chosen before", e);
        }
    }

    private static IThemeEngine engine(IWorkbenchWindow window) {
        return window.getService(IThemeEngine.class);
    }

    private static IEclipsePreferences preferences() {
        return InstanceScope.INSTANCE.getNode(PREFERENCES);
    }
}
