package org.aeneas.project.settings;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.aeneas.core.Problem;
import org.aeneas.project.internal.Require;

/**
 * What holds for all projects of a user. Never a secret. Edits give new settings.
 *
 * @param awsProfiles each name once
 * @param stores      trust and key stores, each name once
 * @param jvmOptions  for the workbench's next start, one option an entry
 * @param updateSite  empty as long as nobody has named one
 */
public record GlobalSettings(List<AwsServiceProfile> awsProfiles, List<StorePair> stores, LoggingSettings logging,
        List<String> jvmOptions, FilePaths filePaths, TreeSettings tree, Optional<UpdateSite> updateSite) {

    public static final GlobalSettings DEFAULT = new GlobalSettings(List.of(), List.of(), LoggingSettings.DEFAULT,
            List.of(), FilePaths.DEFAULT, TreeSettings.DEFAULT, Optional.empty());

    private static final Pattern JVM_OPTION = Pattern.compile("-\\S.*");

    public GlobalSettings {
        awsProfiles = Require.distinct("The list of AWS service profiles", awsProfiles, AwsServiceProfile::name);
        stores = Require.distinct("The list of trust and key stores", stores, StorePair::name);
        logging = logging == null ? LoggingSettings.DEFAULT : logging;
        jvmOptions = Require.copy("The list of JVM options", jvmOptions);
        jvmOptions.forEach(GlobalSettings::requireOption);
        filePaths = filePaths == null ? FilePaths.DEFAULT : filePaths;
        tree = tree == null ? TreeSettings.DEFAULT : tree;
        updateSite = Require.optional(updateSite);
    }

    private static void requireOption(String option) {
        if (!JVM_OPTION.matcher(Require.text("The JVM option", option, Require.TEXT)).matches()) {
            throw Require.wrong("This is not an option of Java: " + option, "JVM options",
                    "Begin each line with a hyphen, as in -Xmx2g.");
        }
    }

    public GlobalSettings withAwsProfiles(List<AwsServiceProfile> profiles) {
        return new GlobalSettings(profiles, stores, logging, jvmOptions, filePaths, tree, updateSite);
    }

    public GlobalSettings withStores(List<StorePair> pairs) {
        return new GlobalSettings(awsProfiles, pairs, logging, jvmOptions, filePaths, tree, updateSite);
    }

    public GlobalSettings withLogging(LoggingSettings settings) {
        return new GlobalSettings(awsProfiles, stores, settings, jvmOptions, filePaths, tree, updateSite);
    }

    public GlobalSettings withJvmOptions(List<String> options) {
        return new GlobalSettings(awsProfiles, stores, logging, options, filePaths, tree, updateSite);
    }

    public GlobalSettings withFilePaths(FilePaths paths) {
        return new GlobalSettings(awsProfiles, stores, logging, jvmOptions, paths, tree, updateSite);
    }

    public GlobalSettings withTree(TreeSettings settings) {
        return new GlobalSettings(awsProfiles, stores, logging, jvmOptions, filePaths, settings, updateSite);
    }

    public GlobalSettings withUpdateSite(Optional<UpdateSite> site) {
        return new GlobalSettings(awsProfiles, stores, logging, jvmOptions, filePaths, tree, site);
    }

    public Optional<AwsServiceProfile> awsProfile(String name) {
        return awsProfiles.stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    /** @throws org.aeneas.core.ProblemException {@code aws-service-profile-missing} */
    public AwsServiceProfile requireAwsProfile(String name) {
        return awsProfile(name).orElseThrow(() -> new Problem("aws-service-profile-missing",
                "There is no AWS service profile of this name.", name,
                "Add it in the Global Settings, or choose another one for the project.").asException());
    }

    /** @throws org.aeneas.core.ProblemException {@code stores-missing} */
    public StorePair requireStores(String name) {
        return stores.stream().filter(pair -> pair.name().equals(name)).findFirst()
                .orElseThrow(() -> new Problem("stores-missing", "There are no trust and key store of this name.", name,
                        "Select them in the Global Settings on the tab Security, or choose others for the agent.")
                        .asException());
    }
}
