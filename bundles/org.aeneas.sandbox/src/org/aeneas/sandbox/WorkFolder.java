package org.aeneas.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.aeneas.sandbox.internal.SandboxProblems;
import org.aeneas.sandbox.internal.fetch.FileTree;

/**
 * A folder for as long as one command runs; closing it deletes it with all that is in it.
 *
 * @param path of this process alone
 */
public record WorkFolder(Path path) implements AutoCloseable {

    /** Makes it beside what the cache holds, so that files of the cache can be linked into it. */
    public static WorkFolder beside(Cache cache, String name) {
        Path path = cache.root().resolve(name + "-" + ProcessHandle.current().pid());
        try {
            FileTree.delete(path);
            return new WorkFolder(Files.createDirectories(path));
        } catch (IOException e) {
            throw SandboxProblems.directoryUnusable(path, e);
        }
    }

    /** An empty folder in it; what an earlier one of that name held is deleted. */
    public Path fresh(String name) {
        Path folder = path.resolve(name);
        try {
            FileTree.delete(folder);
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw SandboxProblems.directoryUnusable(folder, e);
        }
    }

    @Override
    public void close() {
        try {
            FileTree.delete(path);
        } catch (IOException e) {
            throw SandboxProblems.directoryUnusable(path, e);
        }
    }
}
