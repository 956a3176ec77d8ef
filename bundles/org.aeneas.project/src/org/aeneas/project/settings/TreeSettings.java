package org.aeneas.project.settings;

import org.aeneas.project.internal.Require;

/**
 * How trees look.
 *
 * @param page       how many elements of one parent are shown before "more", 50 to 10000
 * @param hideEmpty  leave out groups without elements
 * @param countShown show the number of elements behind a group's name
 */
public record TreeSettings(int page, boolean hideEmpty, boolean countShown) {

    public static final TreeSettings DEFAULT = new TreeSettings(1000, false, true);

    public TreeSettings {
        Require.range("The number of elements in a page of a tree", page, 50, 10_000);
    }
}
