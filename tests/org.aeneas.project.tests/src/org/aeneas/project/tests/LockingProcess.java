package org.aeneas.project.tests;

import java.nio.file.Path;

import org.aeneas.core.ProblemException;
import org.aeneas.project.DataFolder;

/** Takes a data folder and keeps it until it is killed; says why if it cannot. */
public final class LockingProcess {

    private LockingProcess() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        try (DataFolder.Lock lock = new DataFolder(Path.of(arguments[0])).lock()) {
            System.out.println("locked " + lock.getClass().getSimpleName());
            Thread.sleep(Long.MAX_VALUE);
        } catch (ProblemException e) {
            System.out.println(e.problem().code());
        }
    }
}
