package org.aeneas.sandbox.tests;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.ClassOrigins;
import org.aeneas.sandbox.Dynalite;
import org.aeneas.sandbox.FrontLauncher;
import org.aeneas.sandbox.Ownership;
import org.aeneas.sandbox.Sandbox;
import org.aeneas.sandbox.SandboxOptions;
import org.aeneas.tests.support.ChildJvm;

/** What child JVMs of these tests do. */
final class Owner {
    private Owner() {
    }

    /** @param environment in addition to ours */
    static ChildJvm start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        FrontLauncher.SeparateProcess front = (FrontLauncher.SeparateProcess) FrontLauncher.sameClasses();
        String classPath = front.command().get(front.command().indexOf("-cp") + 1) + File.pathSeparator
                + ClassOrigins.classPath(Owner.class);
        return new ChildJvm.Program(Owner.class, classPath, "-Xmx128m").within(environment)
                .start(Files.createTempFile(folder, "child", ".txt"), arguments);
    }

    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[1]);
        try {
            switch (arguments[0]) {
                case "own" -> own(folder, new Ownership(folder.resolve("notes"), false));
                case "sandbox" -> Sandbox.start(SandboxOptions.defaults(Cache.ofUser()).in(folder), Cache.ofUser(),
                        Progress.NONE);
                case "fetch" -> Dynalite.fetch(new Cache(folder), Progress.NONE);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
            System.out.println("done");
        } catch (ProblemException e) {
            System.out.println("problem " + e.problem().code() + " " + e.problem().remedy());
        }
    }

    private static void own(Path folder, Ownership ownership) throws InterruptedException {
        Dynalite.start(folder, "eu-west-1", ownership, Cache.ofUser(), Progress.NONE);
        System.out.println("started");
        Thread.sleep(Long.MAX_VALUE);
    }
}
