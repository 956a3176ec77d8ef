package org.aeneas.ui.internal.settings;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.project.settings.LogModule;
import org.aeneas.project.settings.LoggingSettings;
import org.aeneas.ui.Mnemonics;
import org.aeneas.ui.SettingsIds;
import org.aeneas.ui.WidgetIds;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.slf4j.event.Level;

/** "Logging". */
final class LoggingPage implements SettingsPage {
    private static final int COLUMNS = 3;
    private static final int LEVEL_COLUMNS = 4;
    private static final int MARGIN = 8;
    private static final int MOST_MEGABYTES = 1024;
    private static final int MOST_FILES = 100;
    /** As the combo has them; before them stands that it has none of its own. */
    private static final List<Level> LEVELS = List.of(Level.values());

    private final Map<LogModule, Combo> levels = new EnumMap<>(LogModule.class);
    private TypedPath folder;
    private TypedPath extractor;
    private Spinner size;
    private Spinner files;

    @Override
    public String title() {
        return Messages.Log_TITLE;
    }

    @Override
    public void create(Composite parent, GlobalSettings settings, Runnable changed) {
        parent.setLayout(new FillLayout());
        Form form = new Form(parent, changed);
        LoggingSettings logging = settings.logging();
        form.note(Messages.Log_NOTE);
        folder = TypedPath.show(Messages.Log_FOLDER, form.folder(Messages.Log_FOLDER, SettingsIds.LOG_FOLDER),
                logging.folder());
        folder.field().setMessage(Messages.Log_OWN);
        size = form.number(Messages.Log_SIZE, SettingsIds.LOG_SIZE, 1, MOST_MEGABYTES);
        size.setSelection(logging.fileSize());
        files = form.number(Messages.Log_FILES, SettingsIds.LOG_FILES, 1, MOST_FILES);
        files.setSelection(logging.files());
        extractor = TypedPath.show(Messages.Log_EXTRACTOR, form.folder(Messages.Log_EXTRACTOR,
                SettingsIds.LOG_EXTRACTOR), logging.extractorLog());
        extractor.field().setMessage(Messages.Log_ASK);
        createLevels(form.page(), logging.levels(), changed);
    }

    private void createLevels(Composite parent, Map<LogModule, Level> shown, Runnable changed) {
        Group group = new Group(parent, SWT.NONE);
        group.setText(Messages.Log_LEVELS);
        GridLayoutFactory.fillDefaults().numColumns(LEVEL_COLUMNS).margins(MARGIN, MARGIN).applyTo(group);
        GridDataFactory.fillDefaults().grab(true, false).span(COLUMNS, 1).indent(0, MARGIN).applyTo(group);
        Mnemonics mnemonics = new Mnemonics(Messages.Log_FOLDER, Messages.Log_SIZE, Messages.Log_FILES,
                Messages.Log_EXTRACTOR, Messages.Browse, Messages.Dialog_APPLY);
        for (LogModule module : LogModule.values()) {
            Label name = new Label(group, SWT.NONE);
            name.setText(mnemonics.in(Messages.module(module)) + ":");
            Combo level = WidgetIds.name(new Combo(group, SWT.READ_ONLY), SettingsIds.level(module));
            level.add(module == LogModule.GENERAL ? Messages.Log_DEFAULT_LEVEL : Messages.Log_GENERAL_LEVEL);
            LEVELS.forEach(value -> level.add(value.name()));
            level.select(shown.containsKey(module) ? LEVELS.indexOf(shown.get(module)) + 1 : 0);
            level.addListener(SWT.Selection, event -> changed.run());
            GridDataFactory.fillDefaults().grab(true, false).applyTo(level);
            levels.put(module, level);
        }
    }

    @Override
    public Optional<String> mistake() {
        return Stream.of(folder, extractor).flatMap(path -> path.mistake().stream()).findFirst();
    }

    @Override
    public GlobalSettings into(GlobalSettings settings) {
        Map<LogModule, Level> chosen = new EnumMap<>(LogModule.class);
        levels.forEach((module, combo) -> {
            if (combo.getSelectionIndex() > 0) {
                chosen.put(module, LEVELS.get(combo.getSelectionIndex() - 1));
            }
        });
        return settings.withLogging(new LoggingSettings(folder.path(), size.getSelection(), files.getSelection(),
                chosen, extractor.path()));
    }
}
