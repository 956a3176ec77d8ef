package org.aeneas.project.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.Problem;
import org.aeneas.project.DataFolder;
import org.aeneas.project.RecentProjects;
import org.aeneas.project.settings.AwsServiceProfile;
import org.aeneas.project.settings.FilePaths;
import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.project.settings.LogModule;
import org.aeneas.project.settings.LoggingSettings;
import org.aeneas.project.settings.PriceList;
import org.aeneas.project.settings.StorePair;
import org.aeneas.project.settings.TreeSettings;
import org.aeneas.tests.support.BundlesClassPath;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

class DataFolderTest {
    @TempDir
    private Path folder;

    @Test
    void should_have_defaults_until_settings_are_saved_and_read_back_all_of_them() throws IOException {
        DataFolder data = new DataFolder(folder.resolve("new"));
        assertEquals(GlobalSettings.DEFAULT, data.settings());
        GlobalSettings settings = GlobalSettings.DEFAULT
                .withAwsProfiles(List.of(profile("keys", Optional.empty()), profile("machine", Optional.of("dev"))))
                .withStores(List.of(new StorePair(UUID.randomUUID(), "mine", folder.resolve("t"), folder.resolve("k"))))
                .withLogging(new LoggingSettings(Optional.of(folder), 20, 9,
                        Map.of(LogModule.CLONE_DATA_CENTER, Level.DEBUG), Optional.of(folder.resolve("agents"))))
                .withJvmOptions(List.of("-Xmx2g", "-Dsun.net.inetaddr.ttl=60"))
                .withFilePaths(new FilePaths(Optional.of(folder), Optional.empty(), Optional.empty()))
                .withTree(new TreeSettings(500, true, false));
        data.save(settings);
        assertEquals(settings, data.settings());
        String text = Files.readString(data.settingsFile());
        assertTrue(text.contains("\"clone-data-center\": \"debug\""), text);
    }

    private static AwsServiceProfile profile(String name, Optional<String> machineProfile) {
        return new AwsServiceProfile(UUID.randomUUID(), name, machineProfile, "eu-west-1", Optional.of("bucket"),
                Map.of(Service.DMS, URI.create("http://127.0.0.1:1"), Service.S3, URI.create("https://s3.local")));
    }

    @ParameterizedTest
    @CsvSource({"Linux, '', '', home/.local/share/aeneas", "Linux, XDG_DATA_HOME, /xdg, /xdg/aeneas",
        "Linux, XDG_DATA_HOME, relative, home/.local/share/aeneas", "Linux, AENEAS_DATA, /chosen, /chosen",
        "Mac OS X, XDG_DATA_HOME, /xdg, home/Library/Application Support/Aeneas",
        "Windows 11, APPDATA, /roaming, /roaming/Aeneas", "Windows 11, '', '', home/AppData/Roaming/Aeneas"})
    void should_be_where_the_system_keeps_such_things(String system, String variable, String value, String expected) {
        assertEquals(Path.of(expected).toAbsolutePath(),
                DataFolder.ofUser(Map.of(variable, value), system, Path.of("home")).path());
    }

    @Test
    void should_keep_the_prices_that_a_user_entered_and_have_public_ones_before() throws IOException {
        DataFolder data = new DataFolder(folder.resolve("new"));
        assertEquals(PriceList.DEFAULT, data.prices());
        PriceList own = new PriceList("eu-west-1", LocalDate.of(2026, 11, 1), "EUR",
                Optional.of(new BigDecimal("0.705")), Optional.empty(), Optional.of(new BigDecimal("0.1")));
        data.save(own);
        assertEquals(own, data.prices());
        Files.writeString(data.pricesFile(), Files.readString(data.pricesFile()).replace("0.705", "-1"));
        assertTrue(Problems.of("prices-damaged", data::prices).what().contains("a million write units is no price: -1"));
    }

    @Test
    void should_say_where_the_settings_are_damaged() throws IOException {
        DataFolder data = new DataFolder(folder);
        data.save(GlobalSettings.DEFAULT);
        Files.writeString(data.settingsFile(), Files.readString(data.settingsFile()).replace("\"files\": 5",
                "\"files\": 500"));
        Problem problem = Problems.of("settings-damaged", data::settings);
        assertTrue(problem.what().contains("The number of log files is 500, which is not between 1 and 100"),
                problem.what());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "http:/nohost", "http://user:secret@host", "host:80"})
    void should_refuse_an_endpoint_that_is_no_address_and_not_quote_it(String endpoint) {
        Problem problem = Problems.of("value-wrong", () -> new AwsServiceProfile(UUID.randomUUID(), "p",
                Optional.empty(), "eu-west-1", Optional.empty(), Map.of(Service.S3, URI.create(endpoint))));
        assertTrue(!problem.toString().contains("secret"), problem.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Xmx2g", "-", "- Xmx", " -Xmx2g", "-Xmx2g\n-Xms1g", ""})
    void should_refuse_what_is_no_option_of_java(String option) {
        Problems.of("value-wrong", () -> GlobalSettings.DEFAULT.withJvmOptions(List.of(option)));
    }

    @Test
    void should_refuse_two_profiles_of_one_name() {
        Problem problem = Problems.of("value-wrong", () -> GlobalSettings.DEFAULT.withAwsProfiles(
                List.of(profile("same", Optional.empty()), profile("same", Optional.of("dev")))));
        assertTrue(problem.what().contains("same"), problem.what());
    }

    @Test
    void should_list_the_last_ten_projects_the_last_one_first() throws IOException {
        RecentProjects recent = new DataFolder(folder).recentProjects();
        assertEquals(List.of(), recent.list());
        List<Path> files = IntStream.range(0, 12).mapToObj(i -> folder.resolve(i + ".aeneas")).toList();
        files.forEach(recent::opened);
        recent.opened(files.get(5));
        recent.forget(files.get(11));
        assertEquals(List.of(5, 10, 9, 8, 7, 6, 4, 3, 2).stream().map(files::get).toList(), recent.list());
        Files.writeString(folder.resolve("recent-projects.json"), "{");
        assertEquals(List.of(), recent.list());
        recent.opened(files.get(0));
        assertEquals(List.of(files.get(0)), recent.list());
    }

    @Test
    void should_refuse_a_second_instance_on_the_folder_until_the_first_is_gone() throws Exception {
        ChildJvm.Program program = new ChildJvm.Program(LockingProcess.class,
                BundlesClassPath.of(folder.resolve("jars"), "org.aeneas.aws"), "-Xmx64m");
        DataFolder data = new DataFolder(folder.resolve("data"));
        try (ChildJvm first = program.start(folder.resolve("first"), data.path().toString())) {
            assertTrue(first.awaitLine("locked").isPresent(), first.output());
            Problem problem = Problems.of("data-folder-in-use", data::lock);
            assertEquals(data.path().toString(), problem.object());
            assertTrue(problem.what().contains("(process " + first.process().pid() + ")"), problem.what());
            first.kill();
        }
        try (DataFolder.Lock lock = data.lock()) {
            Problem problem = Problems.of("data-folder-in-use", data::lock);
            assertTrue(problem.what().contains("(process " + ProcessHandle.current().pid() + ")"), problem + " " + lock);
            try (ChildJvm second = program.start(folder.resolve("second"), data.path().toString())) {
                assertTrue(second.awaitLine("data-folder-in-use").isPresent(), second.output());
            }
        }
        data.lock().close();
    }
}
