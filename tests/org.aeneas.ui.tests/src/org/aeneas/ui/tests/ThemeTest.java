package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.aeneas.ui.WidgetIds;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeTest {
    /** What WCAG 2.1 asks of graphics (1.4.11). */
    private static final double CONTRAST = 3;
    /** Behind trees and lists: the light theme's, and the dark one's. */
    private static final List<RGB> BACKGROUNDS = List.of(new RGB(255, 255, 255), new RGB(47, 47, 47));
    private static final RGB WHITE = new RGB(255, 255, 255);
    private static final float HALF = 0.5f;

    private final WorkbenchPage workbench = new WorkbenchPage();

    @AfterEach
    void follow() {
        workbench.choose("View", "Theme", "As the desktop");
    }

    @Test
    void should_turn_dark_and_light_and_follow_the_desktop_again() {
        workbench.choose("View", "Theme", "Dark");
        UiThread.waitFor("darkness", () -> brightness() < HALF);
        assertTrue(chosen().endsWith("dark"), chosen());

        workbench.choose("View", "Theme", "Light");
        UiThread.waitFor("light", () -> brightness() > HALF);

        workbench.choose("View", "Theme", "As the desktop");
        UiThread.waitFor("no theme of its own", () -> chosen().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.aeneas.ui", "org.aeneas.ui.help"})
    void should_draw_icons_in_colours_that_stand_out_on_light_and_on_dark(String bundle) throws IOException {
        Set<String> weak = new TreeSet<>();
        for (URL icon : Collections.list(Platform.getBundle(bundle).findEntries("icons", "*.svg", false))) {
            try (InputStream in = icon.openStream()) {
                Matcher colour = Pattern.compile("(?:fill|stroke)=\"#([0-9a-f]{6})\"")
                        .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                while (colour.find()) {
                    RGB drawn = rgb(colour.group(1));
                    BACKGROUNDS.stream().filter(ground -> !drawn.equals(WHITE) && contrast(drawn, ground) < CONTRAST)
                            .forEach(ground -> weak.add(icon.getPath() + " #" + colour.group(1) + " on " + ground));
                }
            }
        }
        assertEquals(Set.of(), weak);
    }

    private static float brightness() {
        return Widgets.byId(Shell.class, WidgetIds.WINDOW).getBackground().getRGB().getHSB()[2];
    }

    private static String chosen() {
        return InstanceScope.INSTANCE.getNode("org.eclipse.e4.ui.css.swt.theme").get("themeid", "");
    }

    private static RGB rgb(String hex) {
        int value = Integer.parseInt(hex, 16);
        return new RGB(value >> 16, value >> 8 & 0xFF, value & 0xFF);
    }

    /** As WCAG 2.1 defines it. */
    private static double contrast(RGB one, RGB other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(RGB colour) {
        return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
