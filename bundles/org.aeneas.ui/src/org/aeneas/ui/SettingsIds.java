package org.aeneas.ui;

import java.util.Locale;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.project.settings.LogModule;

/** Names of the widgets of the Global Settings, as {@link WidgetIds}. */
public final class SettingsIds {
    public static final String DIALOG = "aeneas.settings";
    public static final String TABS = "aeneas.settings.tabs";
    public static final String DETAILS = "aeneas.settings.details";
    public static final String APPLY = "aeneas.settings.apply";

    public static final String PROFILES = "aeneas.settings.profiles";
    public static final String PROFILE_ADD = "aeneas.settings.profile.add";
    public static final String PROFILE_REMOVE = "aeneas.settings.profile.remove";
    public static final String PROFILE_NAME = "aeneas.settings.profile.name";
    public static final String PROFILE_KEY_PAIR = "aeneas.settings.profile.key-pair";
    public static final String PROFILE_ACCESS_KEY = "aeneas.settings.profile.access-key";
    public static final String PROFILE_SECRET_KEY = "aeneas.settings.profile.secret-key";
    public static final String PROFILE_SESSION_TOKEN = "aeneas.settings.profile.session-token";
    public static final String PROFILE_OF_MACHINE = "aeneas.settings.profile.of-machine";
    public static final String PROFILE_MACHINE = "aeneas.settings.profile.machine";
    public static final String PROFILE_REGION = "aeneas.settings.profile.region";
    public static final String PROFILE_BUCKET = "aeneas.settings.profile.bucket";
    public static final String PROFILE_TEST = "aeneas.settings.profile.test";
    public static final String PROFILE_REASONS = "aeneas.settings.profile.reasons";

    public static final String STORES = "aeneas.settings.stores";
    public static final String STORES_GENERATE = "aeneas.settings.stores.generate";
    public static final String STORES_SELECT = "aeneas.settings.stores.select";
    public static final String STORES_REMOVE = "aeneas.settings.stores.remove";
    public static final String STORES_MADE = "aeneas.settings.stores.made";
    public static final String STORES_DIALOG = "aeneas.stores";
    public static final String STORES_NAME = "aeneas.stores.name";
    public static final String STORES_LOCATION = "aeneas.stores.location";
    public static final String TRUST_FILE = "aeneas.stores.trust.file";
    public static final String TRUST_PASSWORD = "aeneas.stores.trust.password";
    public static final String TRUST_REPEATED = "aeneas.stores.trust.repeated";
    public static final String KEY_FILE = "aeneas.stores.key.file";
    public static final String KEY_PASSWORD = "aeneas.stores.key.password";
    public static final String KEY_REPEATED = "aeneas.stores.key.repeated";

    public static final String LOG_FOLDER = "aeneas.settings.log.folder";
    public static final String LOG_SIZE = "aeneas.settings.log.size";
    public static final String LOG_FILES = "aeneas.settings.log.files";
    public static final String LOG_EXTRACTOR = "aeneas.settings.log.extractor";

    public static final String JVM_OPTIONS = "aeneas.settings.jvm-options";

    public static final String PATH_PROJECTS = "aeneas.settings.path.projects";
    public static final String PATH_REPORTS = "aeneas.settings.path.reports";
    public static final String PATH_KEYS = "aeneas.settings.path.keys";

    public static final String TREE_PAGE = "aeneas.settings.tree.page";
    public static final String TREE_HIDE_EMPTY = "aeneas.settings.tree.hide-empty";
    public static final String TREE_COUNT = "aeneas.settings.tree.count";

    public static final String UPDATE_SITE = "aeneas.settings.update-site";

    private SettingsIds() {
    }

    /** Where a profile's endpoint of the service is typed. */
    public static String endpoint(Service service) {
        return "aeneas.settings.profile.endpoint." + service.name().toLowerCase(Locale.ROOT);
    }

    /** Whether a profile's test passed for the service. */
    public static String result(Service service) {
        return "aeneas.settings.profile.result." + service.name().toLowerCase(Locale.ROOT);
    }

    public static String level(LogModule module) {
        return "aeneas.settings.log.level." + module.name().toLowerCase(Locale.ROOT);
    }
}
