package org.aeneas.project.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;

import org.aeneas.core.Problem;
import org.aeneas.project.DataFolder;
import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.project.settings.UpdateSite;
import org.aeneas.tests.support.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateSiteTest {
    @ParameterizedTest
    @CsvSource({
        "https://updates.example.org/aeneas, https://updates.example.org/aeneas",
        "/srv/no such folder, file:///srv/no%20such%20folder",
        "file:/srv/site, file:///srv/site",
        "/srv/site.zip, jar:file:///srv/site.zip!/",
        "file:///srv/site.ZIP, jar:file:///srv/site.ZIP!/"})
    void should_read_addresses_paths_and_zip_files(String typed, String uri) {
        assertEquals(uri, new UpdateSite(typed).uri().toString());
    }

    @Test
    void should_refuse_http_and_say_why() {
        Problem problem = Problems.of("value-wrong", () -> new UpdateSite("http://updates.example.org/aeneas"));

        assertTrue(problem.what().contains("http"), problem.toString());
        assertTrue(problem.remedy().contains("https"), problem.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"updates.example.org", "relative/folder", "ftp://example.org/x", "https:///x",
        "https://user:secret@example.org/", "https://example.org/?a=b", "jar:file:/x.zip!/", "file:relative", " "})
    void should_refuse_what_is_no_address(String typed) {
        Problem problem = Problems.of("value-wrong", () -> new UpdateSite(typed));

        assertTrue(!problem.toString().contains("secret"), problem.toString());
    }

    @Test
    void should_be_kept_with_the_settings(@TempDir Path folder) {
        DataFolder data = new DataFolder(folder);
        GlobalSettings settings = GlobalSettings.DEFAULT.withUpdateSite(Optional.of(new UpdateSite("/srv/site")));

        data.save(settings);

        assertEquals(settings, data.settings());
    }
}
