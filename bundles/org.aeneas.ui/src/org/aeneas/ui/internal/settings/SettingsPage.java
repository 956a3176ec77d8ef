package org.aeneas.ui.internal.settings;

import java.util.Optional;

import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.ui.HelpTopics;
import org.eclipse.swt.widgets.Composite;

/** A tab of the Global Settings. It shows what it was given until that is saved or forgotten. */
interface SettingsPage {

    String title();

    /** The page of the help about it. */
    default String topic() {
        return HelpTopics.SETTINGS;
    }

    /**
     * Makes the fields and fills them.
     *
     * @param changed to be called after each change
     */
    void create(Composite parent, GlobalSettings settings, Runnable changed);

    /** The first field that cannot be saved as it is, and why. */
    Optional<String> mistake();

    /** The settings with what the page shows; only where there is no mistake. */
    GlobalSettings into(GlobalSettings settings);

    /** Adds what is to be kept or forgotten beside the settings' file. */
    default void collect(SecretChanges secrets) {
    }

    /** What the page shows was saved, its secrets too. */
    default void saved() {
    }

    /** The dialog is closing: whatever goes on is given up, and what is secret is wiped. */
    default void dispose() {
    }
}
