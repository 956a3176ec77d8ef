package org.aeneas.ui.internal.settings;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.aeneas.agent.api.Store;
import org.aeneas.agent.api.Stores;
import org.aeneas.project.security.StoreGenerator;
import org.aeneas.ui.SettingsIds;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** "Generate Trust and Key Store": the files are there when it has closed. */
final class GenerateStoresDialog extends StoresDialog {
    private static final String TRUST_FILE = "-trust-store.p12";
    private static final String KEY_FILE = "-key-store.p12";
    /** What any system takes for a part of a file's name. */
    private static final Pattern FILE_NAME = Pattern.compile(
            "[^./\\\\:*?\"<>|\\p{Cntrl}][^/\\\\:*?\"<>|\\p{Cntrl}]{0,99}");

    private Text trustPassword;
    private Text trustRepeated;
    private Text keyPassword;
    private Text keyRepeated;
    private TypedPath location;

    GenerateStoresDialog(Shell parent, Set<String> taken) {
        super(parent, Messages.Generate_TITLE, NLS.bind(Messages.Generate_DESCRIPTION, StoreGenerator.YEARS),
                Messages.Generate_DO, taken);
    }

    @Override
    void createFields(Form form) {
        trustPassword = form.secret(Messages.Generate_TRUST_PASSWORD, SettingsIds.TRUST_PASSWORD);
        trustRepeated = form.secret(Messages.Generate_TRUST_REPEATED, SettingsIds.TRUST_REPEATED);
        keyPassword = form.secret(Messages.Generate_KEY_PASSWORD, SettingsIds.KEY_PASSWORD);
        keyRepeated = form.secret(Messages.Generate_KEY_REPEATED, SettingsIds.KEY_REPEATED);
        location = TypedPath.show(Messages.Generate_LOCATION, form.folder(Messages.Generate_LOCATION,
                SettingsIds.STORES_LOCATION), Optional.of(Path.of(System.getProperty("user.home"))));
    }

    @Override
    Optional<String> mistake() {
        if (!name().isEmpty() && !FILE_NAME.matcher(name()).matches()) {
            return Optional.of(Messages.Generate_NO_FILE_NAME);
        }
        return passwordMistake(Messages.Generate_TRUST_PASSWORD, trustPassword, trustRepeated)
                .or(() -> passwordMistake(Messages.Generate_KEY_PASSWORD, keyPassword, keyRepeated))
                .or(location::mistake)
                .or(() -> location.path().isEmpty() ? Optional.of("") : Optional.empty());
    }

    private static Optional<String> passwordMistake(String label, Text first, Text second) {
        char[] typed = first.getTextChars();
        char[] again = second.getTextChars();
        try {
            if (typed.length == 0) {
                return Optional.of("");
            }
            if (typed.length < StoreGenerator.SHORTEST_PASSWORD) {
                return Optional.of(NLS.bind(Messages.Generate_SHORT, Form.plain(label),
                        StoreGenerator.SHORTEST_PASSWORD));
            }
            if (again.length == 0) {
                return Optional.of("");
            }
            return Arrays.equals(typed, again) ? Optional.empty()
                    : Optional.of(NLS.bind(Messages.Generate_DIFFERENT, Form.plain(label)));
        } finally {
            Arrays.fill(typed, '\0');
            Arrays.fill(again, '\0');
        }
    }

    @Override
    Stores stores() {
        Path folder = location.path().orElseThrow();
        return new Stores(new Store(folder.resolve(name() + KEY_FILE), keyPassword.getTextChars()),
                new Store(folder.resolve(name() + TRUST_FILE), trustPassword.getTextChars()));
    }

    @Override
    void work(Stores stores) {
        StoreGenerator.generate(stores);
    }
}
