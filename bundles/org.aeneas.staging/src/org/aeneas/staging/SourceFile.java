package org.aeneas.staging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that a table is read from, as far as it must not change while the table is extracted. SSTables never change:
 * another name or size means that others have taken their place.
 *
 * @param name  the file's name and its folder's, so that it does not depend on where the data is mounted
 * @param bytes its size
 */
public record SourceFile(String name, long bytes) {

    /** @throws org.aeneas.core.ProblemException if there is no such file, or we may not look at it */
    public static SourceFile of(Path file) {
        try {
            Path absolute = file.toAbsolutePath().normalize();
            int count = absolute.getNameCount();
            Path name = count < 2 ? absolute.getFileName() : absolute.subpath(count - 2, count);
            return new SourceFile(name.toString().replace('\\', '/'), Files.size(file));
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }
}
